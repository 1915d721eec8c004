import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  Level,
  OperatingModel,
  ScorecardEntities,
  ScorecardEntity,
  ScorecardEntityFigures,
  Sums,
  addSums,
  describeSums,
  emptySums,
  namesOf,
} from 'backstage-plugin-operating-model-common';
import { ModelService } from '../model/ModelService';
import { readableTitles } from '../requests/readableTitles';
import { Visibility, visibilityOf } from '../visibility';
import { Part } from './ScorecardService';
import {
  EntityFigures,
  EntityFilter,
  EntityPlace,
  Generation,
  ScorecardStore,
  StoredCell,
  StoredEntity,
} from './ScorecardStore';
import { entityAnswers, figuresAnswers, refsOf } from './entityAnswers';
import { filterOf, nameOf } from './parts';
import { visibleEntities, visiblePages } from './visibleEntities';

export interface ScorecardViewOptions {
  catalog: CatalogService;
  permissions: PermissionsService;
  model: ModelService;
  store: ScorecardStore;
  levels?: readonly Level[];
}

type Cells = ScorecardEntity['cells'];

type EntityPlaceRefs = Pick<
  ScorecardEntity,
  'ownerRef' | 'systemRef' | 'domainRef'
>;

interface Range {
  order?: 'asc' | 'desc';
  after?: EntityPlace;
  batch?: number;
}

function seenPlace<T extends EntityPlaceRefs>(
  item: T,
  hidden: ReadonlySet<string>,
): T {
  const seen = (ref: string | undefined) =>
    ref && hidden.has(ref) ? undefined : ref;
  return {
    ...item,
    ownerRef: seen(item.ownerRef),
    systemRef: seen(item.systemRef),
    domainRef: seen(item.domainRef),
  };
}

/** The scorecard as one caller sees it, for as long as one request takes. */
export class ScorecardView {
  readonly model: OperatingModel;
  readonly visibility: Visibility;
  readonly generation: Generation;
  readonly #options: ScorecardViewOptions;
  readonly #credentials: BackstageCredentials;
  /** What was made of cells, which entities share: as they are answered, and what the caller may read of that. */
  readonly #answers = new WeakMap<StoredCell[], Cells>();
  readonly #seen = new WeakMap<Cells, Cells>();

  private constructor(
    options: ScorecardViewOptions,
    credentials: BackstageCredentials,
    [model, visibility, generation]: [OperatingModel, Visibility, Generation],
  ) {
    this.#options = options;
    this.#credentials = credentials;
    this.model = model;
    this.visibility = visibility;
    this.generation = generation;
  }

  static async open(
    options: ScorecardViewOptions,
    credentials: BackstageCredentials,
  ): Promise<ScorecardView> {
    return new ScorecardView(
      options,
      credentials,
      await Promise.all([
        options.model.current(),
        visibilityOf(credentials, options),
        options.store.generation(),
      ]),
    );
  }

  figures(sums: Sums) {
    return describeSums(sums, this.#options.levels);
  }

  filterOf(part: Part & EntityFilter): EntityFilter {
    return filterOf(this.model, part);
  }

  /** What is in a part, for somebody who may read everything. */
  async keptSums(part: Part): Promise<Sums> {
    const { store } = this.#options;
    const name = nameOf(part);
    if (!name) return store.sums(this.filterOf(part));
    const [by, key] = name;
    const [found] = await store.rollUp(by, [key]);
    return found?.sums ?? emptySums();
  }

  /** What the caller may read of a part. */
  async sums(part: Part): Promise<Sums> {
    if (this.visibility.everything) return this.keptSums(part);
    const sums = emptySums();
    for await (const entity of this.entities(this.filterOf(part))) {
      addSums(sums, entity.sums);
    }
    return sums;
  }

  /** The entities that the caller may read, page by page. */
  pages(filter: EntityFilter, range?: Range): AsyncIterable<StoredEntity[]> {
    const { store } = this.#options;
    return visiblePages({
      store,
      visibility: this.visibility,
      filter,
      ...range,
    });
  }

  /** The same without their cells. */
  figuresPages(
    filter: EntityFilter,
    range?: Range,
  ): AsyncIterable<EntityFigures[]> {
    const { store } = this.#options;
    return visiblePages({
      store: { entities: (...question) => store.entityFigures(...question) },
      visibility: this.visibility,
      filter,
      ...range,
    });
  }

  /** All of them, one by one. */
  entities(filter: EntityFilter, range?: Range): AsyncIterable<StoredEntity> {
    const { store } = this.#options;
    return visibleEntities({
      store,
      visibility: this.visibility,
      filter,
      ...range,
    });
  }

  /** Entities that the caller may read, without whatever else they may not. */
  async seen(entities: readonly StoredEntity[]): Promise<ScorecardEntity[]> {
    const items = entityAnswers(entities, this.#options.levels, this.#answers);
    if (this.visibility.everything) return items;
    const hidden = await this.hiddenOf(refsOf(items));
    if (hidden.size === 0) return items;
    return items.map(item => ({
      ...seenPlace(item, hidden),
      cells: this.#seenCells(item.cells, hidden),
    }));
  }

  /** The same where nobody asks for their cells. */
  async seenFigures(
    entities: readonly EntityFigures[],
  ): Promise<ScorecardEntityFigures[]> {
    const items = figuresAnswers(entities, this.#options.levels);
    if (this.visibility.everything) return items;
    const hidden = await this.hiddenOf(refsOf(items));
    return hidden.size ? items.map(item => seenPlace(item, hidden)) : items;
  }

  #seenCells(cells: Cells, hidden: ReadonlySet<string>): Cells {
    const known = this.#seen.get(cells);
    if (known) return known;
    const seen = cells
      .filter(cell => !hidden.has(cell.activityRef))
      .map(cell =>
        cell.runbookRef && hidden.has(cell.runbookRef)
          ? { ...cell, runbookRef: undefined }
          : cell,
      );
    this.#seen.set(cells, seen);
    return seen;
  }

  /** Of references those that the caller may not read; one to what is not there is no secret. */
  hiddenOf(refs: readonly string[]): Promise<ReadonlySet<string>> {
    return this.visibility.hidden(
      refs.filter(ref => this.model.has(ref) !== false),
    );
  }

  /**
   * Titles as the model knows them, of other kinds as the catalog does. It is not asked for systems and domains: these carry a relation to
   * each of their parts, and take as long to read as there are thousands of them.
   *
   * @param refs - that the caller may read, of kinds that the model holds
   * @param entities - that the caller may read, of any kind
   */
  async names(
    refs: readonly (string | undefined)[],
    entities: readonly string[] = [],
  ): Promise<ScorecardEntities['names']> {
    const titles = await readableTitles(this.#credentials, {
      catalog: this.#options.catalog,
      refs: entities.filter(ref => this.model.has(ref) === undefined),
    });
    const names = namesOf(this.model, [...refs, ...entities], entities);
    for (const [ref, title] of titles) {
      if (title) names[ref] = { ...names[ref], title };
    }
    return names;
  }
}
