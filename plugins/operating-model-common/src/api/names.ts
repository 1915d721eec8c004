import { safeUrl } from '../kinds/urls';
import type { Contact, OperatingModel } from '../model/types';

export const contactOf = ({ channel, email }: Contact) => ({
  channel,
  url: safeUrl(channel),
  email,
});

const nameIn = (ref: string) => ref.replace(/^[^:]*:(default\/)?/, '');

/** The title of anything that the model knows; of the rest, what its reference says. */
export function titleOfRef(
  model: OperatingModel,
  ref: string,
): { title: string; exists: boolean } {
  const { parties, activities, matrices, runbooks, agreements } = model;
  const { systems, domains } = model;
  const known = [
    parties,
    activities,
    matrices,
    runbooks,
    agreements,
    systems,
    domains,
  ]
    .map(map => map.get(ref))
    .find(Boolean);
  return {
    title: known?.title ?? nameIn(ref),
    exists: known !== undefined,
  };
}

const REF = /\b[a-z][a-z0-9]*:[a-z0-9._-]+\/[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?/g;

/** The references that a text quotes, in their canonical form. @public */
export function refsInText(text: string): string[] {
  return text.match(REF) ?? [];
}

/**
 * Titles of references for somebody who may not read everything: of what they may not read, only what the reference says.
 *
 * @param readable - what they may read, with the title that it has of its own
 * @public
 */
export function readableNamesOf(
  model: OperatingModel,
  refs: Iterable<string | undefined>,
  readable: ReadonlyMap<string, string | undefined>,
): Record<string, { title: string; exists: boolean }> {
  return Object.fromEntries(
    Object.entries(namesOf(model, refs, readable.keys())).map(
      ([ref, { title, exists }]) => [
        ref,
        {
          title: readable.has(ref) ? (readable.get(ref) ?? title) : nameIn(ref),
          exists,
        },
      ],
    ),
  );
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
