import { Entity } from '@backstage/catalog-model';
import { Document, LineCounter, Node, isMap, isScalar, isSeq } from 'yaml';

/** A place in a file; lines and columns are counted from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** An entity, and where in a file it is written. */
export interface SourceEntity {
  entity: Entity;
  /**
   * Where a path such as `spec.rows[2].accountable` is written; where it is missing, what it is missing in.
   */
  placeOf(path?: string): Place;
}

export function placeIn(file: string, lines: LineCounter, offset = 0): Place {
  const { line, col } = lines.linePos(offset);
  // The counter knows no line of an empty text.
  return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
}

export function sourceEntity(
  entity: Entity,
  {
    file,
    document,
    lines,
  }: { file: string; document: Document; lines: LineCounter },
): SourceEntity {
  return {
    entity,
    placeOf(path = '') {
      const node = nodeAt(document.contents as Node, path);
      return placeIn(file, lines, node.range?.[0]);
    },
  };
}

/** The node that a path leads to, as far as it leads. */
function nodeAt(root: Node, path: string): Node {
  let node = root;
  let rest = path;
  while (rest) {
    const next = step(node, rest);
    if (!next) return node;
    [node, rest] = next;
  }
  return node;
}

/** Keys may hold dots, so the longest that the path begins with is the one that is meant. */
function step(node: Node, path: string): [Node, string] | undefined {
  if (isSeq(node)) {
    const [whole, index] = /^\[(\d+)\]\.?/.exec(path) ?? [];
    const item = index === undefined ? undefined : node.items[Number(index)];
    return item ? [item as Node, path.slice(whole!.length)] : undefined;
  }
  if (!isMap(node)) return undefined;
  const [pair] = node.items
    .map(item => ({
      item,
      key: isScalar(item.key) ? String(item.key.value) : '',
    }))
    .filter(
      ({ key }) =>
        key && /^$|^[.[]/.test(path.slice(key.length)) && path.startsWith(key),
    )
    .sort((a, b) => b.key.length - a.key.length);
  if (!pair) return undefined;
  const rest = path.slice(pair.key.length).replace(/^\./, '');
  // At the end of the path the key shows better what is meant than a value on the next line.
  const value = rest ? pair.item.value : pair.item.key;
  return [(value ?? pair.item.key) as Node, rest];
}
