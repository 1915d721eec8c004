import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  Level,
  OperatingModel,
  RollUp,
  RollUpBy,
  RolledUp,
  ScorecardEntities,
  ScorecardEntity,
  Sums,
  addSums,
  compareText,
  describeSums,
  emptySums,
  namesOf,
  NextStepFinder,
  describeStep,
  EvaluateOptions,
  Runbook,
  scoresOf,
} from 'backstage-plugin-operating-model-common';
import { z } from 'zod';
import { readCursor, readLimit, writeCursor } from '../http/pages';
import { ModelService } from '../model/ModelService';
import { readableTitles } from '../requests/readableTitles';
import { Visibility, visibilityOf } from '../visibility';
import {
  EntitiesFilter,
  EntitiesQuestion,
  Part,
  ScorecardService,
} from './ScorecardService';
import { cellsOfEntity } from './alikeCells';
import { ownerSumsOfAll } from './ownerSums';
import {
  EntityFilter,
  EntityPlace,
  ScorecardStore,
  StoredEntity,
} from './ScorecardStore';

/** How many entities are looked at together where some may have to be left out. */
const BATCH = 500;

/** How many entities of an export are in memory at a time. */
const EXPORT = 2_000;

const IS_PLACE = /^(system|domain):/;

const cursorSchema = z.strictObject({ score: z.number(), ref: z.string() });

/** The groups right under a group; the topmost where none is named. */
function groupsUnder(model: OperatingModel, groupRef: string | undefined) {
  return [...model.parties.values()]
    .filter(({ ref }) => ref.startsWith('group:'))
    .filter(({ parentRef }) =>
      groupRef
        ? parentRef === groupRef
        : !parentRef || !model.parties.has(parentRef),
    )
    .map(({ ref }) => ref);
}

/** A group and all groups below it. */
function withDescendants(model: OperatingModel, groupRef: string): string[] {
  const below = [...model.parties.keys()].filter(
    ref =>
      ref.startsWith('group:') && model.ancestorsOf(ref).includes(groupRef),
  );
  return [...new Set([groupRef, ...below])];
}

/** What an entity of the list names. */
function refsOf({ ownerRef, systemRef, domainRef, cells }: ScorecardEntity) {
  return [
    ownerRef,
    systemRef,
    domainRef,
    ...cells.flatMap(({ activityRef, runbookRef }) => [
      activityRef,
      runbookRef,
    ]),
  ].filter(ref => ref !== undefined);
}

function placeOf({ ref, sums }: StoredEntity): EntityPlace {
  return { ref, score: scoresOf(sums).score ?? -1 };
}

export interface DefaultScorecardServiceOptions {
  catalog: CatalogService;
  permissions: PermissionsService;
  model: ModelService;
  store: ScorecardStore;
  levels?: readonly Level[];
  /** Of the criteria. */
  weights: Readonly<Record<string, number>>;
  /** What runbooks are judged with, for the few that somebody is told about. */
  judging(runbook: Runbook): Promise<EvaluateOptions>;
}

export class DefaultScorecardService implements ScorecardService {
  readonly #options: DefaultScorecardServiceOptions;
  readonly #store: ScorecardStore;

  constructor(options: DefaultScorecardServiceOptions) {
    this.#options = options;
    this.#store = options.store;
  }

  async summary(part: Part, credentials: BackstageCredentials) {
    const [model, visibility, generation] = await this.#begin(credentials);
    const filter = this.#filterOf(model, part);
    if (visibility.everything) {
      const sums = await this.#sumsOf(part, filter);
      return { ...generation, ...this.#figures(sums) };
    }
    const sums = emptySums();
    for await (const entity of this.#visible(visibility, filter, 'asc')) {
      addSums(sums, entity.sums);
    }
    return { ...generation, ...this.#figures(sums) };
  }

  async rollUp(
    { by, ...part }: Part & { by: RollUpBy },
    credentials: BackstageCredentials,
  ) {
    const [model, visibility, generation] = await this.#begin(credentials);
    const { entities, members } = await this.#members(model, visibility, {
      by,
      ...part,
    });
    const keys = members.map(({ key }) => key);
    const hidden = await visibility.hidden(
      keys.filter(key => key.includes(':') && model.has(key) !== false),
    );
    const names = await this.#names(model, keys, [], credentials);
    const shown = members.filter(({ key }) => !hidden.has(key));
    return {
      ...generation,
      by,
      // An entity has several activities, and is in one of anything else.
      others:
        by === 'activity'
          ? undefined
          : shown.reduce((rest, { sums }) => rest - sums.entities, entities),
      items: shown
        .map(({ key, sums }) => ({
          key,
          ...names[key],
          ...(by === 'type' || by === 'lifecycle'
            ? { title: key, exists: true }
            : {}),
          children: by === 'group' ? groupsUnder(model, key).length : undefined,
          ...this.#figures(sums),
        }))
        .sort(
          (a, b) =>
            (a.score ?? 101) - (b.score ?? 101) || compareText(a.key, b.key),
        ),
    };
  }

  async entities(
    question: EntitiesQuestion,
    credentials: BackstageCredentials,
  ) {
    const size = readLimit(question.limit);
    const after = readCursor(question.cursor, cursorSchema);
    const [model, visibility, generation] = await this.#begin(credentials);
    const filter = this.#filterOf(model, question);
    const page: StoredEntity[] = [];
    for await (const entity of this.#visible(
      visibility,
      filter,
      question.order,
      { after, batch: size + 1 },
    )) {
      page.push(entity);
      if (page.length > size) break;
    }
    const items = await this.#seen(model, visibility, page.slice(0, size));
    return {
      ...generation,
      items,
      names: await this.#names(
        model,
        items.flatMap(refsOf),
        items.map(({ ref }) => ref),
        credentials,
      ),
      nextCursor:
        page.length > size ? writeCursor(placeOf(page[size - 1])) : undefined,
    };
  }

  async export(question: EntitiesFilter, credentials: BackstageCredentials) {
    const [model, visibility, generation] = await this.#begin(credentials);
    const filter = this.#filterOf(model, question);
    const seen = (page: StoredEntity[]) => this.#seen(model, visibility, page);
    const pages = this.#pages(visibility, filter, question.order, {
      batch: EXPORT,
    });
    return {
      generation,
      pages: (async function* seenPages() {
        for await (const page of pages) yield seen(page);
      })(),
    };
  }

  async ownerSums(
    activityRef: string | undefined,
    credentials: BackstageCredentials,
  ) {
    const visibility = await visibilityOf(credentials, this.#options);
    return visibility.everything
      ? this.#store.ownerSums(activityRef)
      : ownerSumsOfAll(
          this.#visible(visibility, { activityRef }, 'asc'),
          activityRef,
        );
  }

  async nextSteps(
    { limit, ...part }: Part & { limit: number },
    credentials: BackstageCredentials,
  ) {
    const [model, visibility, generation] = await this.#begin(credentials);
    const filter = this.#filterOf(model, part);
    const finder = new NextStepFinder(this.#options.weights);
    const sums = emptySums();
    if (visibility.everything) {
      addSums(sums, await this.#sumsOf(part, filter));
      (await this.#store.alikeCells(filter)).forEach(each => finder.add(each));
    } else {
      for await (const entity of this.#visible(visibility, filter, 'asc')) {
        addSums(sums, entity.sums);
        cellsOfEntity(entity).forEach(each => finder.add(each));
      }
    }
    const steps = finder.best(sums, visibility.everything ? limit : Infinity);
    const hidden = await visibility.hidden(
      steps.flatMap(step => [step.activityRef ?? step.runbookRef!]),
    );
    const chosen = steps
      .filter(step => !hidden.has(step.activityRef ?? step.runbookRef!))
      .slice(0, limit);
    const shown = await Promise.all(
      chosen.map(async step => {
        const runbook = model.runbooks.get(step.runbookRef ?? '');
        const judging = runbook && (await this.#options.judging(runbook));
        return describeStep(model, step, judging);
      }),
    );
    const owners = shown.flatMap(({ ownerRef }) => ownerRef ?? []);
    const unreadable = await visibility.hidden(
      owners.filter(ref => model.has(ref) !== false),
    );
    const items = shown.map(step =>
      unreadable.has(step.ownerRef ?? '')
        ? { ...step, ownerRef: undefined }
        : step,
    );
    return {
      ...generation,
      score: this.#figures(sums).score,
      items,
      names: await this.#names(
        model,
        items.flatMap(step => [
          step.activityRef,
          step.runbookRef,
          step.ownerRef,
        ]),
        items.flatMap(({ example }) => example ?? []),
        credentials,
      ),
    };
  }

  async entity(ref: string, credentials: BackstageCredentials) {
    const [model, visibility] = await this.#begin(credentials);
    const stored = await this.#store.entity(ref);
    if (!stored) return { names: {} };
    const [entity] = await this.#seen(model, visibility, [stored]);
    return {
      entity,
      names: await this.#names(model, refsOf(entity), [ref], credentials),
    };
  }

  /** Entities that the caller may read, without whatever else they may not. */
  async #seen(
    model: OperatingModel,
    visibility: Visibility,
    entities: readonly StoredEntity[],
  ): Promise<ScorecardEntity[]> {
    const items = entities.map(this.#entityAnswer);
    const hidden = await visibility.hidden(
      items.flatMap(refsOf).filter(ref => model.has(ref) !== false),
    );
    const seen = (ref: string | undefined) =>
      ref && hidden.has(ref) ? undefined : ref;
    return items.map(item => ({
      ...item,
      ownerRef: seen(item.ownerRef),
      systemRef: seen(item.systemRef),
      domainRef: seen(item.domainRef),
      cells: item.cells
        .filter(cell => !hidden.has(cell.activityRef))
        .map(cell => ({ ...cell, runbookRef: seen(cell.runbookRef) })),
    }));
  }

  /** @param entities - that the caller may read: the model doesn't hold their titles, the catalog does, and those of systems and domains */
  async #names(
    model: OperatingModel,
    refs: readonly (string | undefined)[],
    entities: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<ScorecardEntities['names']> {
    const { catalog } = this.#options;
    const titles = await readableTitles(credentials, {
      catalog,
      refs: [
        ...entities,
        ...refs.flatMap(ref => (ref && IS_PLACE.test(ref) ? ref : [])),
      ],
    });
    const names = namesOf(model, [...refs, ...entities], entities);
    for (const [ref, title] of titles) {
      if (title) names[ref] = { ...names[ref], title };
    }
    return names;
  }

  async history(
    { from, to, ...part }: Part & { from: string; to: string },
    credentials: BackstageCredentials,
  ) {
    const [, visibility, generation] = await this.#begin(credentials);
    // Of days gone by nobody can tell any more what a person might have read.
    if (!visibility.everything) {
      throw new NotAllowedError(
        'History holds figures of the whole catalog, of which you may read a part',
      );
    }
    const name = nameOf(part);
    if (!name) {
      throw new InputError(
        'History is kept of groups, systems and domains each by itself; name one of them',
      );
    }
    const points = await this.#store.history(...name, { from, to });
    return {
      ...generation,
      points: points.map(({ day, sums }) => ({ day, ...this.#figures(sums) })),
    };
  }

  /** What is in a part, for somebody who may read everything. */
  async #sumsOf(part: Part, filter: EntityFilter): Promise<Sums> {
    const name = nameOf(part);
    if (!name) return this.#store.sums(filter);
    const [by, key] = name;
    const [found] = await this.#store.rollUp(by, [key]);
    return found?.sums ?? emptySums();
  }

  readonly #figures = (sums: Sums) => describeSums(sums, this.#options.levels);

  readonly #entityAnswer = (entity: StoredEntity): ScorecardEntity => {
    const { score, scoreWithoutExceptions, level } = this.#figures(entity.sums);
    return {
      ref: entity.ref,
      kind: entity.kind,
      type: entity.type,
      lifecycle: entity.lifecycle,
      ownerRef: entity.ownerRef,
      systemRef: entity.systemRef,
      domainRef: entity.domainRef,
      score,
      scoreWithoutExceptions,
      level,
      cells: entity.cells.map(cell => ({
        activityRef: cell.activityRef,
        state: cell.state,
        without: cell.without.state,
        score: cell.without.score,
        runbookRef: cell.runbookRef,
        failed: cell.failed,
        announced: cell.announced,
        countsFrom: cell.countsFrom,
      })),
    };
  };

  #begin(credentials: BackstageCredentials) {
    return Promise.all([
      this.#options.model.current(),
      visibilityOf(credentials, this.#options),
      this.#store.generation(),
    ]);
  }

  async #members(
    model: OperatingModel,
    visibility: Visibility,
    { by, ...part }: Part & { by: RollUpBy },
  ): Promise<{ members: RolledUp[]; entities: number }> {
    const { groupRef, systemRef, domainRef } = part;
    const within = systemRef || domainRef || (groupRef && by !== 'group');
    const filter = this.#filterOf(model, part);
    if (visibility.everything && !within) {
      const [members, { entities }] = await Promise.all([
        by === 'group'
          ? this.#store.rollUp('group', groupsUnder(model, groupRef))
          : this.#store.rollUps(by),
        this.#sumsOf(part, filter),
      ]);
      return { members, entities };
    }
    const rollUp = new RollUp(model.ancestorsOf);
    for await (const entity of this.#visible(visibility, filter, 'asc')) {
      rollUp.add(entity);
    }
    const groups = new Set(groupsUnder(model, groupRef));
    const all = rollUp.result();
    return {
      members: all.filter(
        each => each.by === by && (by !== 'group' || groups.has(each.key)),
      ),
      entities: all.find(each => each.by === 'everything')?.sums.entities ?? 0,
    };
  }

  #filterOf(
    model: OperatingModel,
    { groupRef, direct, ...filter }: Part & EntityFilter,
  ): EntityFilter {
    if (!groupRef) return filter;
    return {
      ...filter,
      ownerRefs: direct ? [groupRef] : withDescendants(model, groupRef),
    };
  }

  /** The entities that the caller may read, in their order. */
  async *#visible(
    visibility: Visibility,
    filter: EntityFilter,
    order: 'asc' | 'desc',
    start?: { after?: EntityPlace; batch?: number },
  ): AsyncIterable<StoredEntity> {
    for await (const page of this.#pages(visibility, filter, order, start)) {
      yield* page;
    }
  }

  async *#pages(
    visibility: Visibility,
    filter: EntityFilter,
    order: 'asc' | 'desc',
    { after, batch = BATCH }: { after?: EntityPlace; batch?: number } = {},
  ): AsyncIterable<StoredEntity[]> {
    let place = after;
    for (;;) {
      const page = await this.#store.entities(filter, {
        after: place,
        limit: batch,
        order,
      });
      const hidden = await visibility.hidden(page.map(({ ref }) => ref));
      yield page.filter(({ ref }) => !hidden.has(ref));
      if (page.length < batch) return;
      place = placeOf(page[page.length - 1]);
    }
  }
}

/** What its sums and its history are kept under; absent where none are kept. */
function nameOf({
  groupRef,
  direct,
  systemRef,
  domainRef,
}: Part): [RolledUp['by'], string] | undefined {
  if ([groupRef, systemRef, domainRef].filter(Boolean).length > 1) {
    return undefined;
  }
  if (groupRef) return [direct ? 'owner' : 'group', groupRef];
  if (systemRef) return ['system', systemRef];
  return domainRef ? ['domain', domainRef] : ['everything', ''];
}
