import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { IndexableDocument } from '@backstage/plugin-search-common';
import { Contents } from './contents';
import { practiceOf } from './practiceOf';

/**
 * What is found of a definition. What a definition does not say is empty, never absent: the search engine Lunr takes the fields of
 * the first document for those of all.
 */
export type OperatingModelDocument = IndexableDocument & {
  kind: string;
  namespace: string;
  /** The `spec.type` of the definition; of a matrix its method. */
  type: string;
  ownerRef: string;
  /** The owner's title. */
  owner: string;
  /** The practice of OPS02 that the kind serves, for example `BP02`. */
  practice: string;
  practiceTitle: string;
};

export interface DocumentOptions {
  /** Where a result leads to, with `:namespace`, `:kind` and `:name` for those of the entity. */
  locationTemplate: string;
}

/** From a reference to the title of what it leads to. */
export type Titles = ReadonlyMap<string, string>;

/** PostgreSQL indexes no more than a megabyte of one document, and one that is too long would stop the whole batch. */
const LONGEST_TEXT = 20_000;

function locationOf(ref: string, { locationTemplate }: DocumentOptions) {
  const { kind, namespace, name } = parseEntityRef(ref);
  const values = { kind, namespace, name };
  return locationTemplate
    .replace(/:(namespace|kind|name)/g, (_, key: keyof typeof values) =>
      encodeURIComponent(values[key]),
    )
    .toLocaleLowerCase('en-US');
}

function textOf(parts: unknown[]): string {
  const texts = parts
    .filter(part => typeof part === 'string')
    .map(part => part.trim())
    .filter(Boolean);
  return [...new Set(texts)].join(' · ').slice(0, LONGEST_TEXT);
}

/** How a reference is written where nobody knows a title for it. */
function titleOf(ref: string, titles: Titles): string {
  return titles.get(ref) ?? parseEntityRef(ref).name;
}

/**
 * @param ref - the entity's reference, canonical
 * @param contents - absent when the definition can not be understood: then it is found by its title alone
 */
export function createDocument(
  entity: Entity,
  ref: string,
  options: DocumentOptions & { contents?: Contents; titles: Titles },
): OperatingModelDocument {
  const { contents, titles } = options;
  const { metadata, kind } = entity;
  const { name, namespace } = parseEntityRef(ref);
  const practice = practiceOf(kind);
  return {
    title: textOf([metadata.title]) || name,
    text: contents
      ? textOf([
          metadata.description,
          ...contents.refs.map(each => titleOf(each, titles)),
          ...contents.words,
          ...[metadata.tags].flat(),
        ])
      : '',
    location: locationOf(ref, options),
    kind,
    namespace,
    type: contents?.type ?? '',
    ownerRef: contents?.ownerRef ?? '',
    owner: contents?.ownerRef ? titleOf(contents.ownerRef, titles) : '',
    practice: practice?.practice ?? '',
    practiceTitle: practice?.practiceTitle ?? '',
    authorization: { resourceRef: ref },
  };
}
