import { Entity } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  ANNOTATIONS,
  MODEL_KINDS,
  OrganizationChange,
  concernedOwners,
} from 'backstage-plugin-operating-model-common';

const FIELDS = ['apiVersion', 'kind', 'metadata', 'spec'];
const PAGE_SIZE = 1000;

// A filter travels in an address, which must not become too long.
const MAX_VALUES = 50;

type CatalogApi = typeof catalogApiRef.T;
type Filter = Record<string, string[]>;
type OnRead = (count: number) => void;

async function readAll(
  catalogApi: CatalogApi,
  filter: Filter,
  onRead: OnRead,
): Promise<Entity[]> {
  const entities: Entity[] = [];
  const pages = catalogApi.streamEntities({
    filter,
    fields: FIELDS,
    pageSize: PAGE_SIZE,
  });
  for await (const page of pages) {
    entities.push(...page);
    onRead(page.length);
  }
  return entities;
}

/** What a model is compiled from. */
export function readModelEntities(
  catalogApi: CatalogApi,
  onRead: OnRead,
): Promise<Entity[]> {
  return readAll(catalogApi, { kind: [...MODEL_KINDS] }, onRead);
}

/** The ways to write a reference, of which a filter knows but the written one. */
function spellingsOf(ref: string): string[] {
  const [kind, path] = ref.split(':');
  const [, name] = path.split('/');
  return [ref, path, `${kind}:${name}`, name];
}

function inPortions(key: string, values: string[]): Filter[] {
  const portions: Filter[] = [];
  for (let start = 0; start < values.length; start += MAX_VALUES) {
    portions.push({ [key]: values.slice(start, start + MAX_VALUES) });
  }
  return portions;
}

/** Entities that a change may touch although no definition names them: what those concerned own, or are called for. */
export async function readOwned(
  catalogApi: CatalogApi,
  { model, change }: { model: readonly Entity[]; change: OrganizationChange },
  onRead: OnRead,
): Promise<Entity[]> {
  const refs = concernedOwners(model, change);
  // Of a group that goes only the group itself; with a person, groups may lose their last member.
  const called = change.kind === 'leave' ? refs : refs.slice(0, 1);
  const filters = [
    ...inPortions('relations.ownedBy', refs),
    ...inPortions(
      `metadata.annotations.${ANNOTATIONS.escalation}`,
      called.flatMap(spellingsOf),
    ),
  ];
  const owned: Entity[] = [];
  for (const filter of filters) {
    owned.push(...(await readAll(catalogApi, filter, onRead)));
  }
  return owned;
}
