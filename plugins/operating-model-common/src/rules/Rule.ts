import { Entity } from '@backstage/catalog-model';
import { z } from 'zod';
import { Dependency } from '../model/dependencies';
import { Load, LoadStatistics } from '../model/loads';
import { RowReach } from '../model/rowReach';
import {
  Activity,
  Agreement,
  Matrix,
  MatrixRow,
  OperatingModel,
  Origin,
  Party,
  Responsibility,
  Runbook,
} from '../model/types';
import { Practice, Severity } from './vocabulary';

/** What a check noticed about the thing that it was handed. @public */
export interface Remark {
  /** Where in it: `spec.hours`; of a row, within the row: `accountable`. */
  path?: string;
  /** Names the thing, in a sentence without full stop. */
  message: string;
  /** How it is mended. */
  remedy: string;
  /** Other entities that the message speaks of: only who may read them all is told. */
  refs?: readonly string[];
  /** Tells remarks at the same place apart, so that a finding keeps its identity when its message changes. */
  key?: string;
}

/** @public */
export interface RuleContext {
  model: OperatingModel;
  /**
   * Whether a reference leads somewhere.
   *
   * @returns undefined where nobody can tell
   */
  exists(ref: string): boolean | undefined;
  /** The reference that somebody may have meant by one that leads nowhere; absent where nobody looks for it. */
  similar?(ref: string): string | undefined;
}

/** An entity that somebody operates, as rules look at it. @public */
export interface EntityView {
  entity: Entity;
  ref: string;
  ownerRef?: string;
  criticality?: string;
  responsibilities: readonly Responsibility[];
  /** The same list for entities of which the same holds, but for a runbook that an entity names itself. */
  alike: readonly Responsibility[];
}

/** A dependency whose two ends are both known. @public */
export interface DependencyView extends Dependency {
  fromOwnerRef?: string;
  /** Absent where there is no owner, and where there is no such entity. */
  toOwnerRef?: string;
  toExists: boolean;
  /** The agreements that speak of either end. */
  agreements: readonly Agreement[];
}

/** A group that owns entities. @public */
export interface OwnerView {
  party: Party;
  /** How many entities it owns. */
  entities: number;
}

/**
 * What a rule looks at. The first five are asked when definitions are compiled; the rest while a whole catalog is gone through,
 * the last three of these at its end.
 *
 * @public
 */
export interface Checks {
  row?(
    row: MatrixRow,
    about: RuleContext & { matrix: Matrix },
  ): Iterable<Remark>;
  matrix?(matrix: Matrix, context: RuleContext): Iterable<Remark>;
  activity?(activity: Activity, context: RuleContext): Iterable<Remark>;
  runbook?(runbook: Runbook, context: RuleContext): Iterable<Remark>;
  agreement?(agreement: Agreement, context: RuleContext): Iterable<Remark>;
  /** A group or a user. */
  party?(party: Party, context: RuleContext): Iterable<Remark>;
  entity?(entity: EntityView, context: RuleContext): Iterable<Remark>;
  dependency?(
    dependency: DependencyView,
    context: RuleContext,
  ): Iterable<Remark>;
  owner?(owner: OwnerView, context: RuleContext): Iterable<Remark>;
  load?(
    load: Load,
    about: RuleContext & { peers: LoadStatistics },
  ): Iterable<Remark>;
  reach?(
    reach: RowReach,
    about: RuleContext & { row: MatrixRow; matrix: Matrix },
  ): Iterable<Remark>;
}

/** @public */
export interface Rule {
  /** Short and stable: R07. Those of this package begin with R or D. */
  id: string;
  /** What holds when all is well, in a few words. */
  title: string;
  severity: Severity;
  practice: Practice;
  /** What config may set, each with a default. */
  parameters: z.ZodObject;
  /** Fields of entities that its checks look at, beyond owner, annotations and dependencies: `spec.lifecycle`. */
  fields?: readonly string[];
  /** True where the runbook cell of an entity says the same already, so that a portal does not store it a second time. */
  toldByCell?: boolean;
  /** @param parameters - as the schema gives them */
  checks(parameters: Record<string, unknown>): Checks;
}

/**
 * Makes a rule whose checks know the types of their parameters.
 *
 * @public
 */
export function defineRule<TShape extends z.ZodRawShape = {}>(rule: {
  id: string;
  title: string;
  severity: Severity;
  practice: Practice;
  parameters?: TShape;
  fields?: readonly string[];
  toldByCell?: boolean;
  checks(parameters: z.infer<z.ZodObject<TShape>>): Checks;
}): Rule {
  const parameters = z.strictObject(rule.parameters ?? ({} as TShape));
  return {
    ...rule,
    parameters,
    checks: given =>
      rule.checks(parameters.parse(given) as z.infer<z.ZodObject<TShape>>),
  };
}

/** What a rule noticed, and where. @public */
export interface Finding {
  rule: string;
  severity: Severity;
  practice: Practice;
  subjectRef: string;
  /** Who is to mend it. */
  ownerRef?: string;
  /** Where in the entity: `spec.rows[2].accountable`. */
  path?: string;
  /** Of a matrix, counted from 1. */
  row?: number;
  message: string;
  remedy: string;
  origin: Origin;
  /** Other entities that the message speaks of. */
  refs: readonly string[];
  /** With rule and subject it tells this finding from every other, and stays the same when the message changes. */
  position: string;
}
