import type { XmlElement, XmlReading } from '@studyhall/domain/quizzes/formats/moodle-xml/xml-element';

/** What the parser makes of a node: its children under its name, and its attributes beside them. */
type Node = Readonly<Record<string, unknown>>;

const TEXT = '#text';
const CDATA = '#cdata';
const ATTRIBUTES = ':@';

/**
 * Reads an element of XML. Entities are the five of XML and numbers; that nobody declares others is the caller's to see to.
 * Loaded when such a file comes.
 */
export async function loadXmlParser(): Promise<(xml: string) => XmlReading> {
  const [{ XMLParser, XMLValidator }, { decode }] = await Promise.all([
    import('fast-xml-parser'),
    import('html-entities'),
  ]);
  const parser = new XMLParser({
    ...{ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '' },
    ...{ parseTagValue: false, parseAttributeValue: false, trimValues: false },
    ...{ processEntities: false, cdataPropName: CDATA, ignoreDeclaration: true, ignorePiTags: true },
  });
  const decoded = (text: string) => (text.includes('&') ? decode(text, { level: 'xml' }) : text);
  return (xml) => {
    const valid = XMLValidator.validate(xml);
    if (valid !== true) {
      const { msg, line, col } = valid.err;
      return { problem: inOurWords(msg), line, column: col ?? 1 };
    }
    try {
      const [root] = nodesOf(parser.parse(xml));
      if (root !== undefined) return { element: elementOf(root, decoded) };
    } catch (error) {
      return { problem: inOurWords(error instanceof Error ? error.message : ''), line: 1, column: 1 };
    }
    return { problem: 'there is no element', line: 1, column: 1 };
  };
}

/** The parser's own words begin a sentence and end it. */
function inOurWords(message: string): string {
  return `${message.charAt(0).toLowerCase()}${message.slice(1)}`.replace(/\.$/, '');
}

function nodesOf(value: unknown): Node[] {
  return Array.isArray(value)
    ? value.filter((node): node is Node => typeof node === 'object' && node !== null)
    : [];
}

function elementOf(node: Node, decoded: (text: string) => string): XmlElement {
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES) ?? '';
  const nodes = nodesOf(node[name]);
  const attributes = Object.entries(Object(node[ATTRIBUTES])).map(([key, value]) => [
    key,
    decoded(String(value)),
  ]);
  const isText = (inner: Node) => TEXT in inner || CDATA in inner;
  return {
    name,
    attributes: Object.fromEntries(attributes),
    children: nodes.filter((inner) => !isText(inner)).map((inner) => elementOf(inner, decoded)),
    text: nodes
      .filter(isText)
      .map((inner) =>
        TEXT in inner
          ? decoded(String(inner[TEXT]))
          : nodesOf(inner[CDATA])
              .map((part) => String(part[TEXT]))
              .join(''),
      )
      .join(''),
  };
}
