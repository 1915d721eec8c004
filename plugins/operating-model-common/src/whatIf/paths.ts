import { compareText } from '../kinds/references';

/** Where something stands in an entity, from its root. */
export type Path = readonly (string | number)[];

/** As a person writes it: `spec.rows[2].accountable`. */
export function textOfPath(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text ? `${text}.${part}` : String(part);
  }, '');
}

// One language, whatever the machine's is.
const { compare } = new Intl.Collator('en', { numeric: true });

/** Orders paths as their lists do: the tenth row after the second. */
export function comparePaths(a: string, b: string): number {
  return compare(a, b) || compareText(a, b);
}
