import { Names } from '../shared/RefLink';

/** The title that came with the answer, where there is one. */
export function nameOfRef(ref: string, names: Names): string {
  return names[ref]?.title ?? ref.replace(/^[^:]*:(default\/)?/, '');
}
