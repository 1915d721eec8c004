import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogApi } from '@backstage/plugin-catalog-react';
import {
  MODEL_KINDS,
  NamedEntity,
  OperatingModel,
  PLACEHOLDERS,
  ResponsibilityMatrixEntity,
  RuleSettings,
  compileOperatingModel,
} from 'backstage-plugin-operating-model-common';
import { OperatingModelApi } from '../../api/OperatingModelApi';
import { settingsOf } from './lintDraft';

/** What an editor knows of the organization. */
export interface Organization {
  model: OperatingModel;
  settings: RuleSettings;
  activities: NamedEntity[];
  groups: NamedEntity[];
  users: NamedEntity[];
  /** Placeholders, groups and users. */
  parties: NamedEntity[];
  /** Names in the default namespace that are taken. */
  matrixRefs: Set<string>;
}

export interface EditorSubject {
  organization: Organization;
  /** The matrix that is edited; absent for a new one, and where there is no such matrix. */
  base?: ResponsibilityMatrixEntity;
}

function byTitle(a: NamedEntity, b: NamedEntity): number {
  return (a.title ?? a.ref).localeCompare(b.title ?? b.ref);
}

export function organizationOf(
  entities: readonly Entity[],
  settings: RuleSettings,
  now: Date,
): Organization {
  const model = compileOperatingModel(entities, { now });
  const parties = [...model.parties.values()].sort(byTitle);
  const groups = parties.filter(({ ref }) => ref.startsWith('group:'));
  const users = parties.filter(({ ref }) => ref.startsWith('user:'));
  return {
    model,
    settings,
    activities: [...model.activities.values()].sort(byTitle),
    groups,
    users,
    parties: [...PLACEHOLDERS.map(ref => ({ ref })), ...groups, ...users],
    matrixRefs: new Set(
      entities
        .filter(({ kind }) => kind === 'ResponsibilityMatrix')
        .map(entity => stringifyEntityRef(entity)),
    ),
  };
}

export async function loadSubject(
  catalog: CatalogApi,
  api: OperatingModelApi,
  matrixRef: string | undefined,
): Promise<EditorSubject> {
  const [base, { items }, rules] = await Promise.all([
    matrixRef ? catalog.getEntityByRef(matrixRef) : undefined,
    catalog.getEntities({
      filter: { kind: [...MODEL_KINDS] },
      fields: ['apiVersion', 'kind', 'metadata', 'spec'],
    }),
    api.rules(),
  ]);
  return {
    organization: organizationOf(items, settingsOf(rules), new Date()),
    // The catalog lets no malformed entity in, so it has the shape of the kind.
    base: base as ResponsibilityMatrixEntity | undefined,
  };
}
