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
