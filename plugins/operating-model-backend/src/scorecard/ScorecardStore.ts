import {
  AlikeCells,
  CountedCell,
  EvaluatedEntity,
  RolledUp,
  RollUpBy,
  Sums,
} from 'backstage-plugin-operating-model-common';

/** One cell as it is kept. */
export interface StoredCell extends CountedCell {
  activityRef: string;
  runbookRef?: string;
  /** Criteria that fail. */
  failed: string[];
  /** Criteria that fail, and do not count yet. */
  announced?: { id: string; countsFrom: string }[];
}

export type EvaluatedCellState = keyof Sums['cells'];

/** A row of the scorecard, without its cells. */
export interface EntityFigures {
  ref: string;
  kind: string;
  type?: string;
  lifecycle?: string;
  ownerRef?: string;
  systemRef?: string;
  domainRef?: string;
  sums: Sums;
}

/** A row of the scorecard. */
export interface StoredEntity extends EntityFigures {
  cells: StoredCell[];
}

export interface EntityFilter {
  /** Owners of which one must be the entity's. */
  ownerRefs?: readonly string[];
  systemRef?: string;
  domainRef?: string;
  /** Entities that have a cell in this state; with an activity, of that activity. */
  state?: EvaluatedCellState;
  activityRef?: string;
  type?: string;
  lifecycle?: string;
  /** Part of the reference. */
  text?: string;
}

export interface EntityPlace {
  score: number;
  ref: string;
}

/** Which entities of a list are read. */
export interface EntityPage {
  after?: EntityPlace;
  limit: number;
  order: 'asc' | 'desc';
}

export interface Generation {
  /** 0 before the first. */
  generation: number;
  computedAt?: string;
}

/** Keeps the scorecard. Readers see the generation that was published last. */
export interface ScorecardStore {
  generation(): Promise<Generation>;
  /** @returns those of the entities that are not published just so */
  differing(entities: readonly EvaluatedEntity[]): Promise<EvaluatedEntity[]>;
  /** The published entities, in pages. */
  entityRefs(): AsyncIterable<string[]>;
  /**
   * Publishes the next generation, all at once.
   *
   * @param changed - entities that are not published just so, each once
   * @param gone - entities that are no more
   * @returns how many rows of entities and of sums were written; lists of cells, which several entities share, are not counted. And
   * which generation it is, after which
   */
  publish(publication: {
    changed: readonly EvaluatedEntity[];
    rollUps: readonly RolledUp[];
    gone: readonly string[];
    computedAt: string;
  }): Promise<{ generation: number; replaced: number; written: number }>;
  /** Keeps what is published, because a refresh found just the same. */
  confirm(computedAt: string): Promise<void>;

  /** Publishes one entity by itself, with the sums that it is in. @param evaluated - without cells where it is to go */
  replace(
    evaluated: EvaluatedEntity,
    options: {
      ancestorsOf(groupRef: string): readonly string[];
      computedAt: string;
    },
  ): Promise<void>;

  rollUp(by: RolledUp['by'], keys: readonly string[]): Promise<RolledUp[]>;
  rollUps(by: RollUpBy): Promise<RolledUp[]>;
  /** What entities add up to of which no sums are kept. */
  sums(filter: EntityFilter): Promise<Sums>;
  /** The worst first, unless told otherwise. */
  entities(filter: EntityFilter, page: EntityPage): Promise<StoredEntity[]>;
  /** The same without their cells. */
  entityFigures(
    filter: EntityFilter,
    page: EntityPage,
  ): Promise<EntityFigures[]>;
  /**
   * What the cells of each owner's own entities add up to; under the empty text those of entities that nobody owns.
   *
   * @param activityRef - only cells of this activity
   */
  ownerSums(activityRef?: string): Promise<Map<string, Sums>>;
  /** Weak and missing cells that count, those that are alike in one. */
  alikeCells(filter: EntityFilter): Promise<AlikeCells[]>;
  entity(ref: string): Promise<StoredEntity | undefined>;
  /** A point for each day on which something changed, the oldest first; the first may be of before, and hold good on the first day. */
  history(
    by: RolledUp['by'],
    key: string,
    days: { from: string; to: string },
  ): Promise<{ day: string; sums: Sums }[]>;
}
