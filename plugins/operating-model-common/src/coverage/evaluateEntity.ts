import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Risk } from '../kinds/fields';
import { canonicalRef } from '../kinds/references';
import { OperatingModel, Runbook } from '../model/types';
import { Cell, cellOf } from './cells';
import { CoverageOptions, judgeAbsence, judgeRunbook } from './criteria';
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
  cells: EvaluatedCell[];
  sums: Sums;
}

/** @public */
export interface EvaluateOptions {
  weights?: CoverageOptions['weights'];
  maxAge?: string;
  /** @returns the exception that is active for a cell, if any */
  exceptionOf?(
    entity: Entity,
    activityRef: string,
  ): ActiveException | undefined;
}

/**
 * Makes the function that evaluates entities. Runbooks are judged once, so that it costs little more than resolving.
 *
 * @public
 */
export function createEvaluator(
  model: OperatingModel,
  { weights, maxAge, exceptionOf }: EvaluateOptions = {},
): (entity: Entity) => EvaluatedEntity {
  const options: CoverageOptions = {
    now: model.now,
    isGroup: ref => ref.startsWith('group:') && model.parties.has(ref),
    weights,
    maxAge,
  };
  const absent = cellOf(judgeAbsence(weights));
  const judged = new Map<string, Cell>();
  const judge = (runbook: Runbook) => {
    // Of an inline runbook nothing but the owner is known.
    const key = runbook.inline ? `inline ${runbook.ownerRef}` : runbook.ref;
    const known = judged.get(key);
    if (known) return known;
    const cell = cellOf(judgeRunbook(runbook, options));
    judged.set(key, cell);
    return cell;
  };

  return entity => {
    const ref = stringifyEntityRef(entity);
    const cells: EvaluatedCell[] = [];
    for (const { activity, runbooks } of model.responsibilitiesOf(entity)) {
      if (activity.runbook === 'none') continue;
      const [best] = runbooks;
      const without = best ? judge(best) : absent;
      const exception = exceptionOf?.(entity, activity.ref);
      cells.push({
        activityRef: activity.ref,
        risk: activity.risk,
        state: exception ? 'exempt' : without.state,
        without,
        runbookRef: best?.ref,
        exception,
      });
    }
    return {
      ref,
      ...placeOf(model, entity, ref),
      cells,
      sums: sumCells(cells),
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
