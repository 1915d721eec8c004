import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Risk } from '../kinds/fields';
import { canonicalRef } from '../kinds/references';
import { remember } from '../model/remember';
import { OperatingModel, Responsibility, Runbook } from '../model/types';
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

/** One cell of the scorecard. @public */
export interface EvaluatedCell {
  activityRef: string;
  risk: Risk;
  /** As it counts: `exempt` where an exception is active. */
  state: Cell['state'];
  /** What it would be without the exception; the score stands in it, too. */
  without: Cell;
  /** The best of the runbooks that cover it. */
  runbookRef?: string;
  exception?: ActiveException;
  /** Its activity is announced: the cell is shown, and counts from that day on. */
  countsFrom?: string;
}

/** An entity on the scorecard, and by what it is rolled up. @public */
export interface EvaluatedEntity {
  ref: string;
  kind: string;
  type?: string;
  lifecycle?: string;
  ownerRef?: string;
  systemRef?: string;
  domainRef?: string;
  /** Cells and sums are shared between entities that they are the same for: read them, don't change them. */
  cells: readonly EvaluatedCell[];
  sums: Readonly<Sums>;
}

/** @public */
export interface EvaluateOptions extends Omit<
  CoverageOptions,
  'now' | 'isGroup'
> {
  /** By activity, the day from which on its cells count. */
  activitiesFrom?: Readonly<Record<string, string>>;
  /** @returns the exception that is active for a cell, if any */
  exceptionOf?(
    entity: Entity,
    activityRef: string,
  ): ActiveException | undefined;
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

const NO_EXCEPTIONS: ReadonlyMap<string, ActiveException> = new Map();

/** The exceptions that are active for an entity, by activity. */
function exceptionsOf(
  entity: Entity,
  responsibilities: readonly Responsibility[],
  exceptionOf: NonNullable<EvaluateOptions['exceptionOf']>,
): ReadonlyMap<string, ActiveException> {
  const found = responsibilities.flatMap(({ activity }) => {
    const exception = exceptionOf(entity, activity.ref);
    return exception ? [[activity.ref, exception] as const] : [];
  });
  return found.length ? new Map(found) : NO_EXCEPTIONS;
}

/**
 * Makes the function that evaluates entities. Runbooks are judged once, so that it costs little more than resolving. Whoever has the
 * model's answer for an entity already, hands it over.
 *
 * @public
 */
export function createEvaluator(
  model: OperatingModel,
  { exceptionOf, activitiesFrom = {}, ...rest }: EvaluateOptions = {},
): (
  entity: Entity,
  responsibilities?: readonly Responsibility[],
) => EvaluatedEntity {
  const options = coverageOptions(model, rest);
  const absent = cellOf(judgeAbsence(options));
  const looksAtAddress =
    rest.sourceOf !== undefined ||
    (rest.criteria ?? builtInCriteria) !== builtInCriteria;
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
      runbookRef: best?.ref,
      ...(countsFrom && { countsFrom }),
    };
  };

  // Where answers are shared, so is what they come to; only exceptions speak of single entities.
  const cells = new Map<Responsibility, EvaluatedCell>();
  const shared = new Map<
    readonly Responsibility[],
    Pick<EvaluatedEntity, 'cells' | 'sums'>
  >();

  const evaluate = (
    responsibilities: readonly Responsibility[],
    exceptions: ReadonlyMap<string, ActiveException>,
  ): Pick<EvaluatedEntity, 'cells' | 'sums'> => {
    const found = responsibilities
      .filter(({ activity }) => activity.runbook !== 'none')
      .map(responsibility => {
        const cell = remember(
          cells,
          responsibility,
          () => cellFor(responsibility),
          MAX_SHARED,
        );
        const exception = exceptions.get(cell.activityRef);
        return exception
          ? { ...cell, state: 'exempt' as const, exception }
          : cell;
      });
    return { cells: found, sums: sumCells(found) };
  };

  return (entity, responsibilities = model.responsibilitiesOf(entity)) => {
    const ref = stringifyEntityRef(entity);
    const exceptions = exceptionOf
      ? exceptionsOf(entity, responsibilities, exceptionOf)
      : NO_EXCEPTIONS;
    return {
      ref,
      ...placeOf(model, entity, ref),
      ...(exceptions.size
        ? evaluate(responsibilities, exceptions)
        : remember(
            shared,
            responsibilities,
            () => evaluate(responsibilities, NO_EXCEPTIONS),
            MAX_SHARED,
          )),
    };
  };
}

const textOf = (value: unknown) =>
  typeof value === 'string' && value.trim() ? value : undefined;

/** By what an entity is rolled up. */
function placeOf(model: OperatingModel, entity: Entity, ref: string) {
  const { kind, metadata, spec } = entity;
  const defaultNamespace = metadata.namespace;
  const isSystem = kind.toLocaleLowerCase('en-US') === 'system';
  const systemRef = isSystem
    ? ref
    : canonicalRef(spec?.system, { defaultKind: 'System', defaultNamespace });
  return {
    kind: kind.toLocaleLowerCase('en-US'),
    type: textOf(spec?.type),
    lifecycle: textOf(spec?.lifecycle),
    ownerRef: model.ownerOf(entity),
    systemRef,
    domainRef:
      canonicalRef(spec?.domain, { defaultKind: 'Domain', defaultNamespace }) ??
      model.domainOf(systemRef),
  };
}
