import { Entity } from '@backstage/catalog-model';
import { DefinitionProblem } from '../kinds/explainIssue';
import { Placeholder, Risk } from '../kinds/fields';
import { Letter } from '../kinds/responsibilityMatrix';
import { Owners } from './placeholders';

/** How a person or group is reached. @public */
export interface Contact {
  /** A URL, or the name of a channel. */
  channel?: string;
  email?: string;
}

/** A group or user as the model knows it. @public */
export interface Party {
  ref: string;
  title: string;
  contact: Contact;
  /** The parent of a group. */
  parentRef?: string;
  /** Of a group: the users of the catalog who say that they belong to it, or whom it names; without those of child groups. */
  memberRefs: readonly string[];
  /** Who is called when it does not answer. */
  escalationRef?: string;
  /** Of a user: who stands in for them. */
  deputyRef?: string;
  origin: Origin;
}

/** Where a definition is written. @public */
export interface Origin {
  /** The file: an address, or for a local file its name. */
  file?: string;
  viewUrl?: string;
  editUrl?: string;
}

/** @public */
export interface Activity {
  ref: string;
  title: string;
  origin: Origin;
  type: string;
  ownerRef?: string;
  risk: Risk;
  runbook: 'required' | 'recommended' | 'none';
  appliesTo?: object;
  review: Review;
}

/** @public */
export interface Review {
  /** An ISO 8601 duration. */
  every?: string;
  /** An ISO 8601 date. */
  last?: string;
  by?: string;
}

/** @public */
export interface Runbook {
  ref: string;
  title: string;
  origin: Origin;
  /** Where it is read. */
  url: string;
  /** True when it stands in an annotation of the entity and has no entity of its own. */
  inline: boolean;
  description?: string;
  ownerRef?: string;
  activityRefs: string[];
  entityRefs: string[];
  appliesTo?: object;
  authorRef?: string;
  tools: string[];
  permissions: string[];
  escalationRef?: string;
  updated?: string;
  validated?: { on: string; by: string };
  review: Review;
}

/** What a row names under each letter: canonical references and placeholders. @public */
export type RowParties = Record<Letter, string[]>;

/** @public */
export interface MatrixRow {
  matrixRef: string;
  matrixName: string;
  precedence: number;
  /** Counted from 1, as a person counts. */
  row: number;
  activityRef: string;
  parties: RowParties;
  validator: string[];
  note?: string;
}

/** @public */
export interface Matrix {
  ref: string;
  title: string;
  description?: string;
  origin: Origin;
  method: 'RACI' | 'RASCI' | 'DACI';
  ownerRef?: string;
  precedence: number;
  appliesTo?: object;
  review: Review;
  rows: MatrixRow[];
}

/** @public */
export interface Agreement {
  ref: string;
  title: string;
  origin: Origin;
  type?: string;
  ownerRef?: string;
  providerRef?: string;
  consumerRefs: string[];
  /** Empty means every activity. */
  activityRefs: string[];
  appliesTo?: object;
  channelUrl?: string;
  hours?: string;
  targets: { measure: string; severity?: Risk; within: string }[];
  incidentLeadRef?: string;
  escalationRefs: string[];
  accepted: { by: string; on: string }[];
  review: Review;
}

/** A definition that the model leaves out because nobody can say what it means. @public */
export interface RefusedDefinition {
  ref: string;
  origin: Origin;
  problems: DefinitionProblem[];
}

/** A placeholder that stands for nobody on an entity. @public */
export interface UnresolvedPlaceholder {
  letter: Letter | 'validator';
  placeholder: Placeholder;
}

/** A row that spoke of the cell, whether it won or not. @public */
export interface RowSource {
  matrixRef: string;
  row: number;
  accountable?: string;
  responsible: readonly string[];
}

/** Who does one activity for one entity, and why the model says so. @public */
export interface Responsibility {
  activity: Activity;
  /** `matrix`: a row says so; `owner`: nothing does and the owner is assumed; `none`: there is no owner either. */
  source: 'matrix' | 'owner' | 'none';
  /** The first of the rows that the answer is made of. */
  matrixRef?: string;
  row?: number;
  note?: string;
  /** True when rows of equal precedence name different parties under A; the first by name is shown. */
  contested: boolean;
  /** Every row of the winning precedence, in the order of its matrix's name. */
  rows: RowSource[];
  accountable?: string;
  responsible: string[];
  support: string[];
  consulted: string[];
  informed: string[];
  validator?: string;
  unresolved: UnresolvedPlaceholder[];
  /** The runbooks that cover the activity on the entity, best first. */
  runbooks: Runbook[];
  agreements: Agreement[];
}

/** One rung of the chain that is called. @public */
export interface WhoStep {
  ref: string;
  role:
    | 'responsible'
    | 'accountable'
    | 'runbook-escalation'
    | 'agreement-escalation'
    | 'entity-escalation'
    | 'owner'
    | 'above-owner';
  /** The definition that the step comes from: a runbook or an agreement. */
  viaRef?: string;
  activityRef?: string;
  party: Party;
}

/** Whom to call, in order. @public */
export interface WhoToCall {
  steps: WhoStep[];
  /** Named by somebody, but in no catalog: they can't be called. */
  missing: { ref: string; role: WhoStep['role'] }[];
  /** False when the chain ends in nobody: it is empty, or what stands last does not exist. */
  complete: boolean;
}

/** @public */
export interface CompileOptions {
  /** The moment that reviews and ages are measured against. */
  now: Date;
  /** The activity that is asked about when one asks whom to call; `activity:default/respond-to-incidents` when absent. */
  incidentActivityRef?: string;
}

/** By what an entity is found and added up; references are canonical. @public */
export interface Place {
  ownerRef?: string;
  systemRef?: string;
  /** Its own, or that of its system. */
  domainRef?: string;
}

/**
 * An entity with all that the model says of it. What is the same for several entities is the same object: read it, don't change it.
 *
 * @public
 */
export interface ResolvedEntity {
  /** Canonical. */
  ref: string;
  place: Readonly<Place>;
  /** Whom placeholders stand for on it. */
  owners: Readonly<Owners>;
  /** Who does what for it, the riskiest activity first. */
  responsibilities: readonly Responsibility[];
  /**
   * The same, as it was said of the first of the entities of which all of it holds: only a runbook that an entity names itself
   * is that of the first.
   */
  alike: readonly Responsibility[];
  /** The agreements whose predicate selects it. */
  selecting: readonly Agreement[];
}

/** A system or domain: what placeholders are looked up in. @public */
export interface Container {
  title: string;
  ownerRef?: string;
  domainRef?: string;
}

/** The compiled definitions of an organization, ready for questions about any entity. @public */
export interface OperatingModel {
  readonly now: Date;
  readonly activities: ReadonlyMap<string, Activity>;
  readonly runbooks: ReadonlyMap<string, Runbook>;
  readonly matrices: ReadonlyMap<string, Matrix>;
  readonly agreements: ReadonlyMap<string, Agreement>;
  /** Groups and users. */
  readonly parties: ReadonlyMap<string, Party>;
  readonly systems: ReadonlyMap<string, Container>;
  readonly domains: ReadonlyMap<string, Container>;
  readonly refused: readonly RefusedDefinition[];
  resolve(entity: Entity): ResolvedEntity;
  /** The same without the rest. */
  responsibilitiesOf(entity: Entity): readonly Responsibility[];
  /** @param activityRef - canonical; without it, the activity for incidents */
  whoToCall(entity: Entity, activityRef?: string): WhoToCall;
  ownerOf(entity: Entity): string | undefined;
  /** The agreements without a predicate whose consumer is a group or above it. */
  agreementsConsumedBy(groupRef: string): readonly Agreement[];
  /** Whether somebody operates entities of this kind: who people are and what this model is made of, nobody does. */
  isOperated(entity: Entity): boolean;
  /**
   * Whether a reference leads somewhere.
   *
   * @returns undefined for the kinds that the model does not hold
   */
  has(ref: string): boolean | undefined;
  /** From the parent of a party to the root, each once, whether or not it exists. */
  ancestorsOf(partyRef: string): string[];
}
