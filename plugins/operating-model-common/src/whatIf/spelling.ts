import { parseEntityRef } from '@backstage/catalog-model';
import { ReferenceDefaults, canonicalRef } from '../kinds/references';

/** A reference as short as the one whose place it takes. */
export function spellLike(
  value: string,
  ref: string,
  defaults: ReferenceDefaults,
): string {
  const { kind, namespace, name } = parseEntityRef(ref);
  const [hasKind, hasNamespace] = [value.includes(':'), value.includes('/')];
  const spelled = [
    hasKind ? `${kind}:` : '',
    hasNamespace ? `${namespace}/` : '',
    name,
  ].join('');
  return canonicalRef(spelled, defaults) === ref ? spelled : ref;
}
