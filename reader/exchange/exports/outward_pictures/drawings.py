"""Make a drawing (SVG) harmless for other programs: opened by itself, it is a page that can run scripts and ask for files.

An allow-list: elements and attributes that draw stay, all else goes, with everything in it. What is named must be inside the
drawing, or be a picture of pixels in it, which leaves without its notes. The bytes that the library keeps stay as they came.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode

from lxml import etree

from reader.capture.fetch.sniff import picture_type
from reader.exchange.exports.outward_pictures.photographs import without_camera_notes

MEDIA_TYPE = "image/svg+xml"
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_DRAWS = """
    svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath marker linearGradient
    radialGradient stop pattern clipPath mask image switch style filter feBlend feColorMatrix feComponentTransfer feComposite
    feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
    feTurbulence
"""
_ELEMENTS = frozenset(_DRAWS.split())
_SAYS_HOW = """
    id class style width height x y x1 x2 y1 y2 cx cy r rx ry fx fy fr d points transform viewBox preserveAspectRatio version
    pathLength offset refX refY markerWidth markerHeight markerUnits orient gradientUnits gradientTransform spreadMethod
    patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits filterUnits primitiveUnits dx dy
    rotate textLength lengthAdjust startOffset method spacing in in2 result mode type values tableValues slope intercept
    amplitude exponent operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode preserveAlpha
    surfaceScale diffuseConstant specularConstant specularExponent limitingConeAngle pointsAtX pointsAtY pointsAtZ azimuth
    elevation z scale xChannelSelector yChannelSelector stdDeviation radius baseFrequency numOctaves seed stitchTiles
    alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters direction
    display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font font-family font-size
    font-size-adjust font-stretch font-style font-variant font-weight image-rendering letter-spacing lighting-color marker
    marker-end marker-mid marker-start mask opacity overflow paint-order shape-rendering stop-color stop-opacity stroke
    stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width
    text-anchor text-decoration text-rendering unicode-bidi vector-effect visibility word-spacing writing-mode lang
    systemLanguage
"""
_ATTRIBUTES = frozenset(_SAYS_HOW.split())
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_AT_RULE = re.compile(r"@[^{};]*;")
_NAMED = re.compile(r"url\(\s*(?:\"#[^\"]*\"|'#[^']*'|#[^)\"']*)\s*\)", re.IGNORECASE)
_REACHES_OUT = re.compile(
    r"url\s*\(|image(?:-set)?\s*\(|src\s*\(|@|\\|<|expression|behavior|-moz-binding|script\s*:", re.I
)
_PIXELS = re.compile(r"\s*data:image/(?:png|jpeg|jpg|gif|webp);base64,[A-Za-z0-9+/=\s]*\Z")


def is_drawing(mime: str, data: bytes) -> bool:
    """Return whether a picture is one that programs read as XML, whatever is said of it."""
    known = picture_type(data)
    looks = b"<svg" in data[:65536].replace(b"\0", b"").lower()
    return known == MEDIA_TYPE or ((mime == MEDIA_TYPE or looks) and not known)


def clean_drawing(data: bytes) -> bytes:
    """Return a drawing with nothing but what draws, in UTF-8 and without a DOCTYPE; b"" for what is no XML, or no drawing."""
    root = _parsed(data, "internal")  # other programs' drawings name their namespaces by entities
    if root is None:
        root = _parsed(data, False)  # one that is from elsewhere, or of no drawing: it is left out
    if root is None or _name(root) != "svg":
        return b""
    made = etree.Element(f"{{{_SVG}}}svg", nsmap={None: _SVG, "xlink": _XLINK})  # type: ignore[dict-item]
    _copy(root, made)
    return etree.tostring(made, encoding="utf-8")


def _parsed(data: bytes, entities: str | bool) -> etree._Element | None:
    parser = etree.XMLParser(
        resolve_entities=entities,  # type: ignore[arg-type]
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _name(element: etree._Element) -> str:
    """Return the local name of an element of SVG, "" for anything else. Drawings cut out of a page have no namespace."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    namespace, _, name = tag.rpartition("}")
    return name if namespace in ("", f"{{{_SVG}") else ""


def _copy(source: etree._Element, target: etree._Element) -> None:
    waiting = [(source, target)]
    while waiting:
        source, target = waiting.pop()
        for name, value in source.attrib.items():
            _set(target, str(name), str(value))
        if etree.QName(target).localname == "style":
            target.text = _style("".join(map(str, source.itertext())))
            continue
        target.text = source.text
        last: etree._Element | None = None
        for child in source:
            name = _name(child)
            if name in _ELEMENTS:
                last = etree.SubElement(target, f"{{{_SVG}}}{name}")
                last.tail = child.tail
                waiting.append((child, last))
            elif last is not None:
                last.tail = (last.tail or "") + (child.tail or "")
            else:
                target.text = (target.text or "") + (child.tail or "")


def _set(target: etree._Element, name: str, value: str) -> None:
    if name in ("href", f"{{{_XLINK}}}href"):
        is_image = etree.QName(target).localname == "image"
        kept = _without_notes(value) if is_image else value.strip() if value.strip().startswith("#") else ""
        if kept:
            target.set(f"{{{_XLINK}}}href", kept)
    elif name in (f"{{{_XML}}}space", f"{{{_XML}}}lang"):
        target.set(name, value)
    elif name == "style":
        target.set(name, "; ".join(one.strip() for one in _COMMENT.sub("", value).split(";") if _stays_inside(one)))
    elif name in _ATTRIBUTES and _stays_inside(value):
        target.set(name, value)


def _without_notes(address: str) -> str:
    """Return a picture of pixels in a drawing without what was noted in it; "" for anything else."""
    if not _PIXELS.match(address):
        return ""
    try:
        data = without_camera_notes(b64decode(address.partition(",")[2]))
    except ValueError:
        return ""
    return f"data:{picture_type(data)};base64,{b64encode(data).decode()}" if data else ""


def _style(sheet: str) -> str:
    """Return a style sheet without what it takes from elsewhere; all of it goes where that can't be told apart."""
    bare = _AT_RULE.sub("", _COMMENT.sub("", sheet))
    return bare if _stays_inside(bare) else ""


def _stays_inside(css: str) -> bool:
    return _REACHES_OUT.search(_NAMED.sub("", css)) is None
