/** A value of a YAML text, and where it stands. */
export interface SourceNode {
  /** Its offset in the text; undefined where only a careful reading tells. */
  start?: number;
  /** Of a mapping. */
  fields?: { key: string; keyStart?: number; value: SourceNode }[];
  /** Of a sequence. */
  items?: SourceNode[];
}

/** A YAML document of a text. */
export interface SourceDocument {
  /** Where what it holds begins. */
  start: number;
  value?: unknown;
  /** Why it can't be used, and where in the text, if that is not its start. */
  problem?: { error: Error; at?: number };
  /** The offset of what a path such as `spec.rows[2].accountable` leads to; where that is missing, of what it is missing in. */
  offsetOf(path: string): number;
}

/** Where that stands which a path leads to, as far as it leads. */
export function startOf(root: SourceNode, path: string): number | undefined {
  let node = root;
  let rest = path;
  while (rest) {
    const next = step(node, rest);
    if (!next) break;
    [node, rest] = next;
  }
  return node.start;
}

/** Keys may hold dots, so the longest that the path begins with is the one that is meant. */
function step(
  node: SourceNode,
  path: string,
): [SourceNode, string] | undefined {
  if (node.items) {
    const [whole, index] = /^\[(\d+)\]\.?/.exec(path) ?? [];
    const item = index === undefined ? undefined : node.items[Number(index)];
    return item ? [item, path.slice(whole!.length)] : undefined;
  }
  let field: NonNullable<SourceNode['fields']>[number] | undefined;
  for (const each of node.fields ?? []) {
    const { length } = each.key;
    const leads = length && path.startsWith(each.key);
    const ends = length === path.length || '.['.includes(path[length]);
    if (leads && ends && length > (field?.key.length ?? 0)) field = each;
  }
  if (!field) return undefined;
  const rest = path.slice(field.key.length).replace(/^\./, '');
  // At the end of the path the key shows better what is meant than a value on the next line.
  return [rest ? field.value : { start: field.keyStart }, rest];
}
