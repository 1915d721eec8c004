import {
  Document,
  Node,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
} from 'yaml';
import { SourceDocument, SourceNode, startOf } from './SourceDocument';

const beginningOf = (node: Node | null) => node?.range?.[0] ?? 0;

function sourceNode(node: Node): SourceNode {
  const start = beginningOf(node);
  if (isSeq<Node>(node)) return { start, items: node.items.map(sourceNode) };
  if (!isMap<Node, Node | null>(node)) return { start };
  const fields = node.items.map(({ key, value }) => ({
    key: isScalar(key) ? String(key.value) : '',
    keyStart: beginningOf(key),
    value: sourceNode(value ?? key),
  }));
  return { start, fields };
}

function read(document: Document): Pick<SourceDocument, 'value' | 'problem'> {
  const [error] = document.errors;
  if (error) return { problem: { error, at: error.pos[0] } };
  try {
    return { value: document.toJS() };
  } catch (reason) {
    return { problem: { error: reason as Error } };
  }
}

/** The documents of a text, with all that is wrong with it. */
export function readCarefully(text: string): SourceDocument[] {
  const parsed = parseAllDocuments(text, {
    logLevel: 'error',
    prettyErrors: false,
  });
  const documents: Document[] = Array.isArray(parsed) ? parsed : [];
  return documents.map(document => {
    const contents = document.contents as Node | null;
    let root: SourceNode | undefined;
    return {
      ...read(document),
      start: beginningOf(contents),
      offsetOf(path) {
        root ??= sourceNode(contents!);
        return startOf(root, path) ?? 0;
      },
    };
  });
}
