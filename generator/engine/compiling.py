"""How templates become code that costs little to run: words are escaped without a wrapper, included templates are part of the one that includes them."""

import re
from collections.abc import MutableMapping
from keyword import iskeyword
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from markupsafe import Markup, escape

try:
    from markupsafe._speedups import _escape_inner as _escaped
except ImportError:  # a MarkupSafe without it, slower and with the same result

    def _escaped(text: str, /) -> str:
        return str(escape(text))


_INCLUDE = re.compile(r"""\{%-?\s*include\s+["']([^"']+)["']\s*-?%\}""")


def text(value: Any) -> str:
    """What `{{ value }}` writes: the same as MarkupSafe's `escape`, which makes an object of it first, only for Jinja to join it with others at once."""
    kind = type(value)
    if kind is str:
        return _escaped(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is int or kind is float:
        return str(value)
    return str(value.__html__()) if hasattr(value, "__html__") else _escaped(str(value))


class Compiler(CodeGenerator):
    """Jinja's compiler, writing `text(value)` for `escape(value)` wherever a template puts out a value, and Python's own calls.

    Jinja asks at each call whether the function wants its context. Here only functions among the environment's globals may want it.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """A template: its code knows `text`."""
        self.writeline("from generator.engine.compiling import text as written")
        super().visit_Template(node, frame)

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

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("written(")
        else:
            super()._output_child_pre(node, frame, finalize)


class Environment(jinja2.Environment):
    """Jinja's environment with this compiler. What is in its `globals` must be there before the first template is loaded."""

    code_generator_class = Compiler

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
