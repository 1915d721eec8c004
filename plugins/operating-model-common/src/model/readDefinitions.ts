import {
  ANNOTATION_EDIT_URL,
  ANNOTATION_LOCATION,
  ANNOTATION_VIEW_URL,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ActivityEntity } from '../kinds/activity';
import { AgreementEntity } from '../kinds/agreement';
import { ANNOTATIONS } from '../kinds/annotations';
import { isPlaceholder } from '../kinds/fields';
import { canonicalRef, canonicalRefs } from '../kinds/references';
import {
  LETTERS,
  Letter,
  ResponsibilityMatrixEntity,
} from '../kinds/responsibilityMatrix';
import { RunbookEntity } from '../kinds/runbook';
import { safeUrl } from '../kinds/urls';
import {
  Activity,
  Agreement,
  Contact,
  Matrix,
  Origin,
  Party,
  Review,
  RowParties,
  Runbook,
} from './types';

// Each function takes an entity that `checkDefinition` found nothing wrong with, and fills in what it leaves out.

type Head = { metadata: { name: string; namespace?: string; title?: string } };

export const titleOf = ({ metadata }: Head) => metadata.title ?? metadata.name;

const text = (value: unknown) =>
  typeof value === 'string' && value.trim() ? value.trim() : undefined;

const refOf = (entity: unknown) => stringifyEntityRef(entity as Entity);

/** Of a local file only the name is kept: the rest of its path says something about the server alone. */
export function readOrigin({
  metadata,
}: {
  metadata: { annotations?: Record<string, string> };
}): Origin {
  const annotations = metadata.annotations ?? {};
  const location = text(annotations[ANNOTATION_LOCATION]);
  return {
    file: location?.startsWith('file:')
      ? location.split(/[/\\]/).at(-1)
      : location?.replace(/^url:/, ''),
    viewUrl: safeUrl(annotations[ANNOTATION_VIEW_URL]),
    editUrl: safeUrl(annotations[ANNOTATION_EDIT_URL]),
  };
}

function readReview(
  review: Review | undefined,
  defaultNamespace?: string,
): Review {
  return {
    ...review,
    by: canonicalRef(review?.by, { defaultKind: 'User', defaultNamespace }),
  };
}

export function readActivity(entity: ActivityEntity): Activity {
  const { spec, metadata } = entity;
  const defaultNamespace = metadata.namespace;
  return {
    ref: refOf(entity),
    title: titleOf(entity),
    origin: readOrigin(entity),
    type: spec.type,
    ownerRef: canonicalRef(spec.owner, {
      defaultKind: 'Group',
      defaultNamespace,
    }),
    risk: spec.risk ?? 'medium',
    runbook: spec.runbook ?? 'required',
    appliesTo: spec.appliesTo,
    review: readReview(spec.review, defaultNamespace),
  };
}

export function readRunbook(entity: RunbookEntity): Runbook {
  const { spec, metadata } = entity;
  const defaultNamespace = metadata.namespace;
  const user = { defaultKind: 'User', defaultNamespace };
  const group = { defaultKind: 'Group', defaultNamespace };
  const validatedBy = canonicalRef(spec.validated?.by, user);
  return {
    ref: refOf(entity),
    title: titleOf(entity),
    origin: readOrigin(entity),
    url: spec.source,
    inline: false,
    description: metadata.description,
    ownerRef: canonicalRef(spec.owner, group),
    activityRefs: canonicalRefs(spec.activities ?? [], {
      defaultKind: 'Activity',
      defaultNamespace,
    }),
    entityRefs: canonicalRefs(spec.entities ?? [], {
      defaultKind: 'Component',
      defaultNamespace,
    }),
    appliesTo: spec.appliesTo,
    authorRef: canonicalRef(spec.author, user),
    tools: spec.tools ?? [],
    permissions: spec.permissions ?? [],
    escalationRef: canonicalRef(spec.escalation, group),
    updated: spec.updated,
    validated:
      spec.validated && validatedBy
        ? { on: spec.validated.on, by: validatedBy }
        : undefined,
    review: readReview(spec.review, defaultNamespace),
  };
}

/** The runbook that an entity names in an annotation; it stands for every activity of that entity and is its owner's. */
export function readInlineRunbook(
  entity: Entity,
  ownerRef: string | undefined,
): Runbook | undefined {
  const named = entity.metadata?.annotations?.[ANNOTATIONS.runbook];
  const url = named === undefined ? undefined : safeUrl(named);
  if (!url) return undefined;
  const ref = refOf(entity);
  return {
    ref,
    title: url.replace(/^https?:\/\//i, ''),
    origin: readOrigin(entity),
    url,
    inline: true,
    ownerRef,
    activityRefs: [],
    entityRefs: [ref],
    tools: [],
    permissions: [],
    review: {},
  };
}

function readParties(
  value: string | string[] | undefined,
  defaultNamespace?: string,
): string[] {
  const list = Array.isArray(value) ? value : [value];
  const refs = list.map(item =>
    isPlaceholder(item)
      ? item
      : canonicalRef(item, { defaultKind: 'Group', defaultNamespace }),
  );
  return [...new Set(refs.filter(ref => ref !== undefined))];
}

export function readMatrix(entity: ResponsibilityMatrixEntity): Matrix {
  const { spec, metadata } = entity;
  const defaultNamespace = metadata.namespace;
  const ref = refOf(entity);
  const precedence = spec.precedence ?? 0;
  return {
    ref,
    title: titleOf(entity),
    description: metadata.description,
    origin: readOrigin(entity),
    method: spec.method ?? 'RACI',
    ownerRef: canonicalRef(spec.owner, {
      defaultKind: 'Group',
      defaultNamespace,
    }),
    precedence,
    appliesTo: spec.appliesTo,
    review: readReview(spec.review, defaultNamespace),
    rows: (spec.rows ?? []).map((row, index) => ({
      matrixRef: ref,
      matrixName: metadata.name.toLocaleLowerCase('en-US'),
      precedence,
      row: index + 1,
      activityRef: canonicalRef(row.activity, {
        defaultKind: 'Activity',
        defaultNamespace,
      })!,
      parties: Object.fromEntries(
        Object.keys(LETTERS).map(letter => [
          letter,
          readParties(row[letter as Letter], defaultNamespace),
        ]),
      ) as RowParties,
      validator: readParties(row.validator, defaultNamespace),
      note: row.note,
    })),
  };
}

export function readAgreement(entity: AgreementEntity): Agreement {
  const { spec, metadata } = entity;
  const defaultNamespace = metadata.namespace;
  const group = { defaultKind: 'Group', defaultNamespace };
  return {
    ref: refOf(entity),
    title: titleOf(entity),
    origin: readOrigin(entity),
    type: spec.type,
    ownerRef: canonicalRef(spec.owner, group),
    providerRef: canonicalRef(spec.provider, group),
    consumerRefs: canonicalRefs(spec.consumers ?? [], group),
    activityRefs: canonicalRefs(spec.activities ?? [], {
      defaultKind: 'Activity',
      defaultNamespace,
    }),
    appliesTo: spec.appliesTo,
    channelUrl: spec.channel?.url,
    hours: spec.hours,
    targets: spec.targets ?? [],
    incidentLeadRef: canonicalRef(spec.incidentLead, group),
    escalationRefs: canonicalRefs(spec.escalation ?? [], group),
    accepted: (spec.accepted ?? []).map(({ by, on }) => ({
      by: canonicalRef(by, group)!,
      on,
    })),
    review: readReview(spec.review, defaultNamespace),
  };
}

function readContact(entity: Entity): Contact {
  const annotations = entity.metadata.annotations ?? {};
  const profile = entity.spec?.profile as { email?: unknown } | undefined;
  return {
    channel: text(annotations[ANNOTATIONS.contactChannel]),
    email: text(annotations[ANNOTATIONS.contactEmail]) ?? text(profile?.email),
  };
}

export function readParty(entity: Entity): Party {
  const profile = entity.spec?.profile as { displayName?: unknown } | undefined;
  const annotations = entity.metadata.annotations ?? {};
  const defaultNamespace = entity.metadata.namespace;
  const group = { defaultKind: 'Group', defaultNamespace };
  return {
    ref: refOf(entity),
    title: text(profile?.displayName) ?? titleOf(entity),
    origin: readOrigin(entity),
    contact: readContact(entity),
    parentRef: canonicalRef(entity.spec?.parent, group),
    memberRefs: [],
    escalationRef: canonicalRef(annotations[ANNOTATIONS.escalation], group),
    deputyRef: canonicalRef(annotations[ANNOTATIONS.deputy], {
      defaultKind: 'User',
      defaultNamespace,
    }),
  };
}

/** The membership that a user or group states, as pairs of group and user. */
export function readMembership(entity: Entity): [string, string][] {
  const ref = refOf(entity);
  const defaultNamespace = entity.metadata.namespace;
  if (entity.kind.toLocaleLowerCase('en-US') === 'user') {
    return canonicalRefs(entity.spec?.memberOf ?? [], {
      defaultKind: 'Group',
      defaultNamespace,
    }).map(group => [group, ref]);
  }
  return canonicalRefs(entity.spec?.members ?? [], {
    defaultKind: 'User',
    defaultNamespace,
  }).map(user => [ref, user]);
}
