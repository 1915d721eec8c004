import { Entity } from '@backstage/catalog-model';
import { Risk } from '../kinds/fields';
import { remember } from '../model/remember';
import {
  OperatingModel,
  Place,
  ResolvedEntity,
  Responsibility,
  Runbook,
} from '../model/types';
import type { Criterion } from './Criterion';
import { builtInCriteria } from './builtInCriteria';
import { Cell, cellOf } from './cells';
import {
  CoverageOptions,
  judgeAbsence,
  judgeRunbook,
  yetToCome,
} from './criteria';
import { Sums, sumCells } from './sums';

/** An exception that excuses a cell at the moment of asking. @public */
export interface ActiveException {
  requestId: string;
  category: string;
  validTo: string;
  approvedBy: string[];
}

/** @public */
export type FindException = (
  activityRef: string,
) => ActiveException | undefined;

/** Stands for the runbook that the entity at hand names itself, so that what is the same of many entities reads the same. @public */
export const OWN_RUNBOOK = '.';

/** One cell of the scorecard. @public */
export interface EvaluatedCell {
  activityRef: string;
  risk: Risk;
  /** As it counts: `exempt` where an exception is active. */
  state: Cell['state'];
  /** What it would be without the exception; the score stands in it, too. */
  without: Cell;
  /** The best of the runbooks that cover it; `OWN_RUNBOOK` where the entity names it itself. */
  runbookRef?: string;
  exception?: ActiveException;
  /** Its activity is announced: the cell is shown, and counts from that day on. */
  countsFrom?: string;
}

/** Cells and what they add up to; shared between entities that they are the same for: read them, don't change them. @public */
export interface Evaluated {
  cells: readonly EvaluatedCell[];
  sums: Readonly<Sums>;
}

/** An entity on the scorecard, and by what it is rolled up. @public */
export interface EvaluatedEntity extends Evaluated {
  ref: string;
  kind: string;
  type?: string;
  lifecycle?: string;
  place: Readonly<Place>;
}

/** @public */
export interface EvaluateOptions extends Omit<
  CoverageOptions,
  'now' | 'isGroup'
> {
  /** By activity, the day from which on its cells count. */
  activitiesFrom?: Readonly<Record<string, string>>;
  /** @returns what finds the exception that is active for a cell of the entity; undefined where none is excused */
  exceptionsOf?(entity: Entity): FindException | undefined;
}

/** What runbooks of a model are judged with. */
export function coverageOptions(
  model: OperatingModel,
  options: Omit<CoverageOptions, 'now' | 'isGroup'>,
): CoverageOptions {
  return {
    ...options,
    now: model.now,
    isGroup: ref => ref.startsWith('group:') && model.parties.has(ref),
  };
}

/** The model sorts them by criteria as they are without config and reports. */
function bestOf(
  runbooks: readonly Runbook[],
  judge: (runbook: Runbook) => Cell,
): Runbook | undefined {
  if (runbooks.length < 2) return runbooks[0];
  return runbooks.reduce((best, each) =>
    judge(each).score > judge(best).score ? each : best,
  );
}

// Answers that belong to one entity alone would pile up.
const MAX_SHARED = 100_000;

/** Evaluates what the model says of an entity. @public */
export type EvaluateAnswers = (
  resolved: Pick<ResolvedEntity, 'responsibilities' | 'alike'>,
  findException?: FindException,
) => Evaluated;

/**
 * Makes the function that evaluates answers. Runbooks are judged once, and lists of answers too, where no exception speaks of a
 * single entity: it costs the least where it is kept for as long as model and options stay the same.
 *
 * @public
 */
export function createAnswersEvaluator(
  model: OperatingModel,
  { activitiesFrom = {}, ...rest }: Omit<EvaluateOptions, 'exceptionsOf'> = {},
): EvaluateAnswers {
  const options = coverageOptions(model, rest);
  const absent = cellOf(judgeAbsence(options));
  const builtIn = new Set<Criterion>(builtInCriteria);
  const looksAtAddress =
    rest.sourceOf !== undefined ||
    rest.criteria?.some(criterion => !builtIn.has(criterion));
  const judged = new Map<string, Cell>();
  const judge = (runbook: Runbook) => {
    // Of an inline runbook nothing is known but the owner and, where somebody looks at it, the address.
    const key = runbook.inline
      ? `inline ${runbook.ownerRef} ${looksAtAddress ? runbook.url : ''}`
      : runbook.ref;
    const known = judged.get(key);
    if (known) return known;
    const cell = cellOf(judgeRunbook(runbook, options));
    judged.set(key, cell);
    return cell;
  };

  const cellFor = ({ activity, runbooks }: Responsibility): EvaluatedCell => {
    const best = bestOf(runbooks, judge);
    const without = best ? judge(best) : absent;
    const countsFrom = yetToCome(activitiesFrom[activity.ref], model.now);
    return {
      activityRef: activity.ref,
      risk: activity.risk,
      state: without.state,
      without,
      runbookRef: best?.inline ? OWN_RUNBOOK : best?.ref,
      ...(countsFrom && { countsFrom }),
    };
  };

  const cells = new Map<Responsibility, EvaluatedCell>();
  const shared = new Map<readonly Responsibility[], Evaluated>();

  const evaluate = (
    responsibilities: readonly Responsibility[],
    findException?: FindException,
  ): Evaluated => {
    const found = responsibilities
      .filter(({ activity }) => activity.runbook !== 'none')
      .map(responsibility => {
        const cell = remember(
          cells,
          responsibility,
          () => cellFor(responsibility),
          MAX_SHARED,
        );
        const exception = findException?.(cell.activityRef);
        return exception
          ? { ...cell, state: 'exempt' as const, exception }
          : cell;
      });
    return { cells: found, sums: sumCells(found) };
  };

  return ({ responsibilities, alike }, findException) => {
    if (findException || (looksAtAddress && responsibilities !== alike)) {
      return evaluate(responsibilities, findException);
    }
    return remember(shared, alike, () => evaluate(alike), MAX_SHARED);
  };
}

const textOf = (value: unknown) =>
  typeof value === 'string' && value.trim() ? value : undefined;

/** @public */
export type EvaluateEntity = (
  entity: Entity,
  resolved?: ResolvedEntity,
) => EvaluatedEntity;

/**
 * Makes the function that evaluates entities. Whoever has resolved one already hands that over.
 *
 * @param evaluateAnswers - of the same model and options, where it was kept
 * @public
 */
export function createEvaluator(
  model: OperatingModel,
  { exceptionsOf, ...options }: EvaluateOptions = {},
  evaluateAnswers = createAnswersEvaluator(model, options),
): EvaluateEntity {
  return (entity, resolved = model.resolve(entity)) => {
    const { ref, place } = resolved;
    const { cells, sums } = evaluateAnswers(resolved, exceptionsOf?.(entity));
    return {
      ref,
      kind: entity.kind.toLocaleLowerCase('en-US'),
      type: textOf(entity.spec?.type),
      lifecycle: textOf(entity.spec?.lifecycle),
      place,
      cells,
      sums,
    };
  };
}
