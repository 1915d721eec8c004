import { safeUrl } from '../kinds/urls';
import type { Contact, OperatingModel } from '../model/types';

export const contactOf = ({ channel, email }: Contact) => ({
  channel,
  url: safeUrl(channel),
  email,
});

/** The title of anything that the model knows; of the rest, what its reference says. */
export function titleOfRef(
  model: OperatingModel,
  ref: string,
): { title: string; exists: boolean } {
  const { parties, activities, matrices, runbooks, agreements } = model;
  const known = [parties, activities, matrices, runbooks, agreements]
    .map(map => map.get(ref))
    .find(Boolean);
  return {
    title: known?.title ?? ref.replace(/^[^:]*:(default\/)?/, ''),
    exists: known !== undefined,
  };
}

/**
 * Titles of references, each once; those that are undefined are passed over.
 *
 * @param there - references of kinds that the model does not hold, of which the caller knows that they exist
 * @public
 */
export function namesOf(
  model: OperatingModel,
  refs: Iterable<string | undefined>,
  there: Iterable<string> = [],
): Record<string, { title: string; exists: boolean }> {
  const known = new Set(there);
  const names: Record<string, { title: string; exists: boolean }> = {};
  for (const ref of refs) {
    if (!ref || names[ref]) continue;
    const { title, exists } = titleOfRef(model, ref);
    names[ref] = {
      title,
      exists: exists || known.has(ref) || model.has(ref) === true,
    };
  }
  return names;
}
