import { parseEntityRef } from '@backstage/catalog-model';
import { nearestName } from 'backstage-plugin-operating-model-common';

type Find = (name: string) => string | undefined;

/**
 * @param refs - canonical
 * @returns what somebody may have meant who named something that is not there: another kind of that name, or a name much like it
 */
export function likelyRef(refs: Iterable<string>): Find {
  const byName = new Map<string, string>();
  const namesByKind = new Map<string, string[]>();
  for (const ref of refs) {
    const [kind, name] = ref.split('/');
    if (!byName.has(name)) byName.set(name, ref);
    const names = namesByKind.get(kind);
    if (names) names.push(name);
    else namesByKind.set(kind, [name]);
  }
  const finders = new Map<string, Find>();
  return asked => {
    const { kind, namespace, name } = parseEntityRef(asked);
    const sameName = byName.get(name);
    if (sameName) return sameName;
    const prefix = `${kind}:${namespace}`;
    const find =
      finders.get(prefix) ?? nearestName(namesByKind.get(prefix) ?? []);
    finders.set(prefix, find);
    const nearest = find(name);
    return nearest && `${prefix}/${nearest}`;
  };
}
