import { Names } from '../shared/RefLink';

/** The title of what a reference leads to; where none is known, what the reference says. */
export function titleOf(names: Names, ref: string): string {
  return names[ref]?.title ?? ref.replace(/^[^:]*:(default\/)?/, '');
}
