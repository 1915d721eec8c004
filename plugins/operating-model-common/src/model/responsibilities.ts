import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ANNOTATIONS } from '../kinds/annotations';
import { RISKS } from '../kinds/fields';
import { canonicalRef, compareText } from '../kinds/references';
import { judgeRunbook, scoreOf } from '../coverage/criteria';
import { ancestorsOf } from './groups';
import { Owners } from './placeholders';
import { readInlineRunbook } from './readDefinitions';
import { Selector, distinguisher, selectorOf } from './selection';
import { Definitions } from './sortDefinitions';
import {
  Activity,
  Agreement,
  MatrixRow,
  Responsibility,
  Runbook,
} from './types';
import { winningRow } from './winningRow';

/** Kinds that nobody operates: who they are, and what this model itself is made of. Only an activity's own predicate binds them. */
const NOT_OPERATED = new Set([
  'user',
  'group',
  'location',
  'template',
  'activity',
  'runbook',
  'responsibilitymatrix',
  'agreement',
]);

// Bounds the memory where predicates tell every entity apart, for example by name.
const MAX_CACHED = 20_000;

interface ResolverOptions {
  now: Date;
  isGroup(ref: string): boolean;
}

/** What all entities share that no predicate can tell apart. */
interface Plan {
  activities: { activity: Activity; rows: MatrixRow[]; runbooks: Runbook[] }[];
  /** Agreements whose predicate selects the entity. */
  agreements: Agreement[];
  answers: Map<string, readonly Responsibility[]>;
}

/** The owner of an entity, canonical. */
export function ownerOf(entity: Entity): string | undefined {
  return canonicalRef(entity.spec?.owner, {
    defaultKind: 'Group',
    defaultNamespace: entity.metadata.namespace,
  });
}

function isOperated(entity: Entity): boolean {
  return !NOT_OPERATED.has(entity.kind.toLocaleLowerCase('en-US'));
}

function remember<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const known = cache.get(key);
  if (known !== undefined) return known;
  if (cache.size >= MAX_CACHED) cache.clear();
  const value = make();
  cache.set(key, value);
  return value;
}

function selects<T extends { appliesTo?: object }>(
  definition: T,
  otherwise: Selector,
) {
  return {
    definition,
    select: definition.appliesTo ? selectorOf(definition.appliesTo) : otherwise,
  };
}

function groupBy<T>(
  items: Iterable<T>,
  keysOf: (item: T) => readonly string[],
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

/** @returns the function behind `OperatingModel.responsibilitiesOf` */
export function createResolver(
  definitions: Definitions,
  options: ResolverOptions,
) {
  const {
    activities,
    runbooks,
    matrices,
    agreements,
    parties,
    systems,
    domains,
  } = definitions;

  const byActivityPredicate = [...activities.values()].map(activity =>
    selects(activity, () => false),
  );
  const byMatrixPredicate = [...matrices.values()].map(matrix =>
    selects(matrix, isOperated),
  );
  const byRunbookPredicate = [...runbooks.values()]
    .filter(runbook => runbook.appliesTo)
    .map(runbook => selects(runbook, () => false));
  const byAgreementPredicate = [...agreements.values()]
    .filter(agreement => agreement.appliesTo)
    .map(agreement => selects(agreement, () => false));

  const keyOf = distinguisher(
    [
      ...activities.values(),
      ...matrices.values(),
      ...runbooks.values(),
      ...agreements.values(),
    ].flatMap(({ appliesTo }) => appliesTo ?? []),
  );
  const runbooksByEntity = groupBy(
    runbooks.values(),
    runbook => runbook.entityRefs,
  );
  const agreementsByConsumer = groupBy(
    [...agreements.values()].filter(agreement => !agreement.appliesTo),
    agreement => agreement.consumerRefs,
  );

  const scores = new Map<string, number>();
  const scoreOfRunbook = (runbook: Runbook) =>
    remember(scores, `${runbook.ref} ${runbook.url}`, () =>
      scoreOf(judgeRunbook(runbook, options)),
    );
  const bestFirst = (a: Runbook, b: Runbook) =>
    scoreOfRunbook(b) - scoreOfRunbook(a) || compareText(a.ref, b.ref);

  function makePlan(entity: Entity): Plan {
    const applies = ({ select }: { select: Selector }) => select(entity);
    const rows = groupBy(
      byMatrixPredicate
        .filter(applies)
        .flatMap(({ definition }) => definition.rows),
      row => [row.activityRef],
    );
    const covering = groupBy(
      byRunbookPredicate.filter(applies).map(({ definition }) => definition),
      runbook => runbook.activityRefs,
    );
    const applicable = byActivityPredicate
      .filter(each => applies(each) || rows.has(each.definition.ref))
      .map(({ definition }) => definition)
      .sort(
        (a, b) =>
          RISKS.indexOf(b.risk) - RISKS.indexOf(a.risk) ||
          compareText(a.title, b.title) ||
          compareText(a.ref, b.ref),
      );
    return {
      activities: applicable.map(activity => ({
        activity,
        rows: rows.get(activity.ref) ?? [],
        runbooks: (covering.get(activity.ref) ?? []).sort(bestFirst),
      })),
      agreements: byAgreementPredicate
        .filter(applies)
        .map(({ definition }) => definition),
      answers: new Map(),
    };
  }

  function ownersOf(entity: Entity, owner: string | undefined): Owners {
    const defaultNamespace = entity.metadata.namespace;
    const kind = entity.kind.toLocaleLowerCase('en-US');
    const isSystem = kind === 'system';
    const systemRef = isSystem
      ? stringifyEntityRef(entity)
      : canonicalRef(entity.spec?.system, {
          defaultKind: 'System',
          defaultNamespace,
        });
    const system = systemRef ? systems.get(systemRef) : undefined;
    const ownDomainRef = canonicalRef(entity.spec?.domain, {
      defaultKind: 'Domain',
      defaultNamespace,
    });
    const domainRef = ownDomainRef ?? system?.domainRef;
    return {
      owner,
      ownerParent: owner ? parties.get(owner)?.parentRef : undefined,
      systemOwner: isSystem ? owner : system?.ownerRef,
      domainOwner:
        kind === 'domain' ? owner : domains.get(domainRef ?? '')?.ownerRef,
    };
  }

  function agreementsFor(plan: Plan, owner: string | undefined): Agreement[] {
    const consumers = owner ? [owner, ...ancestorsOf(parties, owner)] : [];
    const owned = consumers.flatMap(ref => agreementsByConsumer.get(ref) ?? []);
    return [...new Set([...plan.agreements, ...owned])].sort((a, b) =>
      compareText(a.ref, b.ref),
    );
  }

  function answer(plan: Plan, owners: Owners): readonly Responsibility[] {
    const relevant = agreementsFor(plan, owners.owner);
    return plan.activities.map(({ activity, rows, runbooks: covering }) => ({
      activity,
      ...letters(rows, owners),
      runbooks: covering,
      agreements: relevant.filter(
        each =>
          each.activityRefs.length === 0 ||
          each.activityRefs.includes(activity.ref),
      ),
    }));
  }

  function letters(rows: MatrixRow[], owners: Owners) {
    if (rows.length === 0) {
      const assumed = owners.owner ? [owners.owner] : [];
      return {
        source: owners.owner ? ('owner' as const) : ('none' as const),
        contested: false,
        rows: [],
        accountable: owners.owner,
        responsible: assumed,
        support: [],
        consulted: [],
        informed: [],
        unresolved: [],
      };
    }
    const { letters: filled, ...won } = winningRow(rows, owners);
    return {
      source: 'matrix' as const,
      ...won,
      ...filled,
      accountable: filled.accountable[0],
    };
  }

  function withOwnRunbooks(
    answers: readonly Responsibility[],
    listed: Runbook[],
    inline: Runbook | undefined,
  ): readonly Responsibility[] {
    return answers.map(each => {
      const own = listed.filter(runbook =>
        runbook.activityRefs.includes(each.activity.ref),
      );
      const all = [...new Set([...each.runbooks, ...own])];
      if (inline) all.push(inline);
      return { ...each, runbooks: all.sort(bestFirst) };
    });
  }

  const plans = new Map<string, Plan>();

  return function responsibilitiesOf(
    entity: Entity,
  ): readonly Responsibility[] {
    const operated = isOperated(entity) ? '' : entity.kind;
    const plan = remember(plans, `${operated}${keyOf(entity)}`, () =>
      makePlan(entity),
    );
    if (plan.activities.length === 0) return [];
    const owner = ownerOf(entity);
    const owners = ownersOf(entity, owner);
    const answers = remember(plan.answers, ownersKey(owners), () =>
      answer(plan, owners),
    );
    const listed = runbooksByEntity.size
      ? runbooksByEntity.get(stringifyEntityRef(entity))
      : undefined;
    const hasInline =
      entity.metadata.annotations?.[ANNOTATIONS.runbook] !== undefined;
    if (!listed && !hasInline) return answers;
    return withOwnRunbooks(
      answers,
      listed ?? [],
      readInlineRunbook(entity, owner),
    );
  };
}

function ownersKey({
  owner,
  ownerParent,
  systemOwner,
  domainOwner,
}: Owners): string {
  return `${owner} ${ownerParent} ${systemOwner} ${domainOwner}`;
}
