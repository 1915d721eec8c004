import { Entity } from '@backstage/catalog-model';
import { RISKS } from '../kinds/fields';
import { compareText } from '../kinds/references';
import { Decide, deciderOf } from './decisions';
import { groupBy } from './groupBy';
import { remember } from './remember';
import { RunbookOrder } from './runbookOrder';
import { createSelection } from './selection';
import { Definitions } from './sortDefinitions';
import { Activity, Agreement, Matrix, MatrixRow, Runbook } from './types';

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

/** What all entities share that the same definitions speak of. Equal lists of agreements are the same list. */
export interface Plan {
  activities: {
    activity: Activity;
    decide: Decide;
    runbooks: Runbook[];
  }[];
  /** Agreements whose predicate selects the entity. */
  agreements: readonly Agreement[];
}

type Definition = Activity | Matrix | Runbook | Agreement;

function isOperated(entity: Entity): boolean {
  return !NOT_OPERATED.has(entity.kind.toLocaleLowerCase('en-US'));
}

function riskiestFirst(a: Activity, b: Activity): number {
  return (
    RISKS.indexOf(b.risk) - RISKS.indexOf(a.risk) ||
    compareText(a.title, b.title) ||
    compareText(a.ref, b.ref)
  );
}

/** @returns a function that finds the plan of an entity, and makes it where it is the first of its sort */
export function createPlanner(
  definitions: Definitions,
  bestFirst: RunbookOrder,
): (entity: Entity) => Plan {
  const activities = [...definitions.activities.values()].sort(riskiestFirst);
  const matrices = [...definitions.matrices.values()];
  const runbooks = [...definitions.runbooks.values()];
  const agreements = [...definitions.agreements.values()];
  const select = createSelection<Definition>([
    ...activities,
    ...matrices,
    ...runbooks,
    ...agreements,
  ]);
  const deciders = new Map<string, Decide>();
  const agreementLists = new Map<string, Agreement[]>();
  const decider = (rows: MatrixRow[]) =>
    remember(
      deciders,
      rows.map(({ matrixRef, row }) => `${matrixRef} ${row}`).join(),
      () => deciderOf(rows),
    );
  const sameAgreements = (list: Agreement[]) =>
    remember(agreementLists, list.map(({ ref }) => ref).join(), () => list);

  function makePlan(selected: ReadonlySet<Definition>, operated: boolean): Plan {
    const rows = groupBy(
      matrices
        .filter(matrix => (matrix.appliesTo ? selected.has(matrix) : operated))
        .flatMap(matrix => matrix.rows),
      row => [row.activityRef],
    );
    const covering = groupBy(
      runbooks.filter(runbook => selected.has(runbook)),
      runbook => runbook.activityRefs,
    );
    return {
      activities: activities
        .filter(activity => selected.has(activity) || rows.has(activity.ref))
        .map(activity => ({
          activity,
          decide: decider(rows.get(activity.ref) ?? []),
          runbooks: (covering.get(activity.ref) ?? []).sort(bestFirst),
        })),
      agreements: sameAgreements(
        agreements.filter(agreement => selected.has(agreement)),
      ),
    };
  }

  const plans = new Map<string, Plan>();
  return entity => {
    const operated = isOperated(entity);
    const selected = select(entity);
    return remember(plans, `${operated} ${selected.key}`, () =>
      makePlan(selected.definitions, operated),
    );
  };
}
