"""The structure tree: the tags of separately typeset parts joined into one tree, so that reading software meets the book as one document.

Each part numbers its own tagged content (ISO 32000-1, 14.7.4.4). The numbers are shifted before its pages are copied, and its tree is hung below the book's.
"""

import re
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

_HEADING = re.compile(r"/H([1-6])")

_WITHOUT_HEADINGS = frozenset({"/P", "/Span", "/Link", "/Figure", "/Lbl", "/Caption"})
"""Elements below which no heading can stand."""


@dataclass
class StructureTree:
    """The tree of a book while its parts are joined: the parts' elements, and tagged content by number."""

    book: Pdf
    elements: list[pikepdf.Object] = field(default_factory=list)
    parents: list[pikepdf.Object | int] = field(default_factory=list)
    roles: dict[str, pikepdf.Object] = field(default_factory=dict)
    next_number: int = 0
    levels: list[int] = field(default_factory=list)

    def shift(self, part: Pdf) -> None:
        """Moves the part's content numbers behind those in use. Call it before the part's pages are copied, and `join` after."""
        for page in part.pages:
            for holder in (page.obj, *page.obj.get("/Annots", ())):
                for key in ("/StructParents", "/StructParent"):
                    if key in holder:
                        holder[key] = int(holder[key]) + self.next_number

    def join(self, part: Pdf) -> None:
        """Hangs the part's tree below the book's."""
        if "/StructTreeRoot" not in part.Root:
            return
        root = self.book.copy_foreign(part.Root.StructTreeRoot)
        for element in root.K if isinstance(root.K, Array) else [root.K]:
            if str(element.S) == "/Document":
                element.S = Name.Part
            self._order_headings(element)
            self.elements.append(element)
        numbers = root.ParentTree.Nums
        highest = -1
        for position in range(0, len(numbers), 2):
            highest = max(highest, int(numbers[position]))
            self.parents += [int(numbers[position]) + self.next_number, numbers[position + 1]]
        self.roles |= dict(root.RoleMap.items()) if "/RoleMap" in root else {}
        self.next_number += highest + 1

    def _order_headings(self, top: pikepdf.Object) -> None:
        """Gives a heading the level of its depth among the headings around it: no level is skipped, whatever a writer chose (ISO 14289-1, 7.4.2)."""
        waiting = [top]
        while waiting:
            element = waiting.pop()
            kind = str(element.get("/S", ""))
            if heading := _HEADING.fullmatch(kind):
                level = int(heading[1])
                self.levels = [*(above for above in self.levels if above < level), level]
                element.S = Name(f"/H{len(self.levels)}")
            elif kind not in _WITHOUT_HEADINGS:
                below = element.get("/K", ())
                waiting += reversed([kid for kid in (below if isinstance(below, Array) else [below]) if isinstance(kid, Dictionary)])

    def close(self) -> None:
        """Makes the tree the book's own."""
        if not self.elements:
            return
        root = self.book.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = self.book.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array(self.elements)))
        for element in self.elements:
            element.P = document
        root.K = document
        root.ParentTree = self.book.make_indirect(Dictionary(Nums=Array(self.parents)))
        root.ParentTreeNextKey = self.next_number
        if self.roles:
            root.RoleMap = Dictionary(self.roles)
        self.book.Root.StructTreeRoot = root
        self.book.Root.MarkInfo = Dictionary(Marked=True)
