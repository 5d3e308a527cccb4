"""How templates become code that costs little to run: values are read and escaped by C functions, included templates are part of the one that includes them."""

import re
from collections.abc import MutableMapping
from datetime import date, datetime
from functools import cache, cached_property
from keyword import iskeyword
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.idtracking import VAR_LOAD_RESOLVE
from markupsafe import Markup, escape

try:
    from markupsafe._speedups import _escape_inner as escaped
except ImportError:  # a MarkupSafe without it, slower and with the same result

    def escaped(text: str, /) -> str:
        """The text as HTML."""
        return str(escape(text))


_INCLUDE = re.compile(r"""\{%-?\s*include\s+["']([^"']+)["']\s*-?%\}""")


_PLAIN = frozenset((int, float, bool, date, datetime, type(None)))
"""What is written without a character that HTML could read."""


def text(value: Any) -> str:
    """What `{{ value }}` writes: the same as MarkupSafe's `escape`, which makes an object of it first, only for Jinja to join it with others at once."""
    kind = type(value)
    if kind is str:
        return escaped(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind in _PLAIN:
        return str(value)
    return str(value.__html__()) if hasattr(value, "__html__") else escaped(str(value))


constant = cache(Markup)
"""Words of a template that are markup."""


class Compiler(CodeGenerator):
    """Jinja's compiler with the same results from fewer and quicker steps.

    A name is looked up once, an attribute is first asked of the object itself, a text is escaped without a call of Python's, functions are called as Python
    calls them: Jinja asks at each call whether the function wants its context, here only functions among the environment's globals may want it. `found`,
    `held` and `kind` are names of the code for what was just read.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """A template: its code knows the functions of this module."""
        self.writeline("from generator.engine.compiling import constant, escaped, text as written")
        super().visit_Template(node, frame)

    def enter_frame(self, frame: Frame) -> None:
        """The names that a piece of the template looks up; one that is not there is an undefined value from the start."""
        super().enter_frame(frame)
        for target, (action, name) in frame.symbols.loads.items():
            if action == VAR_LOAD_RESOLVE:
                self.writeline(f"if {target} is missing: {target} = undefined(name={name!r})")

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """`name`."""
        target = frame.symbols.ref(node.name)
        known = frame.symbols.find_load(target) if node.ctx == "load" else None
        if known is not None and known[0] == VAR_LOAD_RESOLVE:
            self.write(target)
        else:
            super().visit_Name(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """`object.name`: an attribute, else what Jinja finds, an item or nothing."""
        self.write("(found if (found := getattr((held := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else environment.getattr(held, {node.attr!r}))")

    def visit_Const(self, node: nodes.Const, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """A value that stands in the template or was worked out when it was compiled."""
        if type(node.value) is Markup:
            self.write(f"constant({str(node.value)!r})")
        else:
            super().visit_Const(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 - Jinja's name
        """`function(values)`."""
        called = self.environment.globals.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        unusual = forward_caller or node.dyn_args or node.dyn_kwargs or any(iskeyword(argument.key) for argument in node.kwargs)
        if unusual or hasattr(called, "jinja_pass_arg"):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """What a template puts out; a condition without `else` puts out nothing."""
        for child in node.nodes:
            if isinstance(child, nodes.CondExpr) and child.expr2 is None:
                child.expr2 = nodes.Const("", lineno=child.lineno)
        super().visit_Output(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("(escaped(held) if (kind := type(held := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write(")) is str else held if kind is Markup else written(held))")
        else:
            super()._output_child_post(node, frame, finalize)


class Environment(jinja2.Environment):
    """Jinja's environment with this compiler. What is in its `globals` must be there before the first template is loaded."""

    code_generator_class = Compiler

    def get_template(self, name: str | jinja2.Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None) -> jinja2.Template:  # noqa: A002
        """The template of a name. One that may not change while the program runs is found at once: pages ask for each one they import."""
        if self.auto_reload or globals or not isinstance(name, str):
            return super().get_template(name, parent, globals)
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = super().get_template(name, parent)
        return found

    @cached_property
    def _found(self) -> dict[str, jinja2.Template]:
        return {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The global names of a template as one plain dictionary: each rendering copies it, which takes ten times as long from Jinja's own chain of two."""
        return {**self.globals, **(d or {})}


class Inlined(Extension):
    """Reads `{% include "a.html" %}` as the text of a.html: an included template shares all names of the one that includes it anyway.

    Templates that include themselves, in whichever way, are not meant: Jinja's own include is for those, with a variable for its name.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source with what it includes set into it."""
        del name, filename
        return _INCLUDE.sub(lambda found: self._included(found[1]), source)

    def _included(self, name: str) -> str:
        assert self.environment.loader is not None
        source, _, _ = self.environment.loader.get_source(self.environment, name)
        return self.preprocess(source.removesuffix("\n"), name)
