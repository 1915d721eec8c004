import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  canonicalRef,
  canonicalRefs,
  compileOperatingModel,
} from 'backstage-plugin-operating-model-common';
import { Portal } from '../portal/Portal';
import { judge } from './judge';

// From a row to its group, the group's members and the groups above it; organizations are seldom deeper.
const MAX_ROUNDS = 12;

const text = (value: unknown) =>
  typeof value === 'string' ? value : undefined;

/** What an entity of the catalog names and no rule asks about by itself. */
function refsOf({ kind, metadata, spec }: Entity): string[] {
  const within = (defaultKind: string) => ({
    defaultKind,
    defaultNamespace: metadata.namespace,
  });
  return [
    canonicalRef(text(spec?.owner), within('Group')),
    canonicalRef(text(spec?.parent), within('Group')),
    canonicalRef(text(spec?.system), within('System')),
    canonicalRef(text(spec?.domain), within('Domain')),
    ...(kind.toLowerCase() === 'group'
      ? canonicalRefs(spec?.members ?? [], within('User'))
      : []),
  ].filter(ref => ref !== undefined);
}

/** A group with the members that the portal found, whichever side states them. */
function withMembers(entity: Entity): Entity {
  if (entity.kind.toLowerCase() !== 'group') return entity;
  const members = (entity.relations ?? [])
    .filter(({ type }) => type === 'hasMember')
    .map(({ targetRef }) => targetRef);
  return members.length
    ? { ...entity, spec: { ...entity.spec, members } }
    : entity;
}

/** The entities of a portal that files speak of and don't hold, with what those in turn rest on. */
export async function surroundings(
  files: readonly Entity[],
  portal: Portal,
  now: Date,
): Promise<Entity[]> {
  const asked = new Set(files.map(entity => stringifyEntityRef(entity)));
  const found: Entity[] = [];
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const all = [...files, ...found];
    const model = compileOperatingModel(all, { now });
    const wanted = new Set(all.flatMap(refsOf));
    judge(
      {
        ...model,
        has: ref => {
          wanted.add(ref);
          return model.has(ref);
        },
      },
      all,
    );
    const refs = [...wanted].filter(ref => !asked.has(ref)).sort();
    if (!refs.length) break;
    for (const ref of refs) asked.add(ref);
    found.push(...(await portal.entities(refs)).map(withMembers));
  }
  return found;
}
