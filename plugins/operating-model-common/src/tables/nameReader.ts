import { parseEntityRef } from '@backstage/catalog-model';
import { PLACEHOLDERS, isPlaceholder } from '../kinds/fields';
import { canonicalRef } from '../kinds/references';
import { nearestName } from './nearestName';
import { nameKey, oneLine, quote } from './text';

/** Something that a name in a table may mean. @public */
export interface NamedEntity {
  /** Canonical. */
  ref: string;
  title?: string;
}

/** What a name means, or why it means nothing. */
export type Meaning =
  | {
      value: string;
      /** True when it was made from the text alone. */
      assumed: boolean;
      /** Of something assumed: the known name that comes nearest. */
      nearest?: string;
    }
  | { message: string; remedy: string };

const NAME = /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/;
const MAX_NAME = 63;

/** `Data platform` as a name of the catalog: `data-platform`. */
function nameOf(text: string): string | undefined {
  const name = oneLine(text)
    .toLocaleLowerCase('en-US')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9_.]+/g, '-')
    .replace(/^[-_.]+|[-_.]+$/g, '');
  return NAME.test(name) && name.length <= MAX_NAME ? name : undefined;
}

/** A reference as it is written, where it is one of something that a catalog would take. */
function refOf(text: string, defaultKind: string): string | undefined {
  const ref = canonicalRef(text, { defaultKind });
  if (!ref) return undefined;
  const { namespace, name } = parseEntityRef(ref);
  return [namespace, name].every(each => NAME.test(each)) ? text : undefined;
}

/** Every way of writing a reference that people use. */
function spellingsOf({ ref, title }: NamedEntity): string[] {
  const { kind, namespace, name } = parseEntityRef(ref);
  const spellings = [ref, `${namespace}/${name}`];
  if (namespace === 'default') spellings.push(name, `${kind}:${name}`);
  if (title) spellings.push(title);
  return spellings.map(nameKey);
}

function problemOfPlaceholder(text: string) {
  return {
    message: `${quote(text)} is not a known placeholder`,
    remedy: `use one of ${PLACEHOLDERS.join(', ')}`,
  };
}

/** What is to be said of a name that the catalog does not know. */
export function assumedName(
  text: string,
  { value, nearest }: { value: string; nearest?: string },
  what: 'name' | 'heading' = 'name',
) {
  return {
    message: `${quote(text)} is not in the catalog and was taken as ${value}`,
    remedy:
      nearest === undefined
        ? `add it to the catalog, or correct the ${what}`
        : `did you mean ${quote(nearest)}? Otherwise add it to the catalog`,
  };
}

/** The ways of writing a reference that a person may have mistyped. */
function namesOf({ ref, title }: NamedEntity): string[] {
  const { namespace, name } = parseEntityRef(ref);
  const plain = namespace === 'default' ? name : `${namespace}/${name}`;
  return title ? [title, plain] : [plain];
}

/**
 * Reads names of entities of one kind as people write them in tables: titles, names, references, in any case.
 *
 * @param known - what they may mean; a name of nothing known is made into a reference
 */
export function nameReader(
  kind: 'Activity' | 'Group',
  known: readonly NamedEntity[] = [],
): (text: string) => Meaning {
  const meanings = new Map<string, Set<string>>();
  // Placeholders are known to all, and have no spelling but their own.
  const named = known.filter(({ ref }) => !isPlaceholder(ref));
  const nearest = nearestName(named.flatMap(namesOf));
  for (const entity of named) {
    for (const spelling of spellingsOf(entity)) {
      const refs = meanings.get(spelling) ?? new Set();
      meanings.set(spelling, refs.add(entity.ref));
    }
  }
  const prefix = kind.toLocaleLowerCase('en-US');
  return text => {
    const key = nameKey(text);
    if (kind === 'Group' && key.startsWith('$')) {
      return isPlaceholder(key)
        ? { value: key, assumed: false }
        : problemOfPlaceholder(text);
    }
    const refs = [...(meanings.get(key) ?? [])];
    if (refs.length === 1) return { value: refs[0], assumed: false };
    if (refs.length > 1) {
      return {
        message: `${quote(text)} may mean ${refs.join(' or ')}`,
        remedy: 'write the reference that is meant',
      };
    }
    const value = /[:/]/.test(text) ? refOf(text, kind) : nameOf(text);
    if (value) return { value, assumed: true, nearest: nearest(text) };
    return {
      message: `no name can be made of ${quote(text)}`,
      remedy: `write a reference, for example ${prefix}:default/some-name`,
    };
  };
}
