import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  OperatingModel,
  RollUp,
  RollUpBy,
  RolledUp,
  ScorecardEntity,
  addSums,
  compareText,
  describeSums,
  emptySums,
  namesOf,
  scoresOf,
} from 'backstage-plugin-operating-model-common';
import { z } from 'zod';
import { readCursor, readLimit, writeCursor } from '../http/pages';
import { ModelService } from '../model/ModelService';
import { Visibility, visibilityOf } from '../visibility';
import { EntitiesQuestion, Part, ScorecardService } from './ScorecardService';
import {
  EntityFilter,
  EntityPlace,
  ScorecardStore,
  StoredEntity,
} from './ScorecardStore';

/** How many entities are looked at together where some may have to be left out. */
const BATCH = 500;

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

function placeOf({ ref, sums }: StoredEntity): EntityPlace {
  return { ref, score: scoresOf(sums).score ?? -1 };
}

function entityAnswer(entity: StoredEntity): ScorecardEntity {
  const { ref, kind, type, lifecycle, ownerRef, systemRef, sums, cells } =
    entity;
  const { score, scoreWithoutExceptions, level } = describeSums(sums);
  return {
    ref,
    kind,
    type,
    lifecycle,
    ownerRef,
    systemRef,
    score,
    scoreWithoutExceptions,
    level,
    cells: cells.map(({ activityRef, state, without, runbookRef, failed }) => ({
      activityRef,
      state,
      without: without.state,
      score: without.score,
      runbookRef,
      failed,
    })),
  };
}

export interface DefaultScorecardServiceOptions {
  catalog: CatalogService;
  permissions: PermissionsService;
  model: ModelService;
  store: ScorecardStore;
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
    const sums = emptySums();
    if (visibility.everything) {
      const [by, key] = nameOf(part);
      const [found] = await this.#store.rollUp(by, [key]);
      if (found) addSums(sums, found.sums);
    } else {
      for await (const entity of this.#visible(visibility, filter, 'asc')) {
        addSums(sums, entity.sums);
      }
    }
    return { ...generation, ...describeSums(sums) };
  }

  async rollUp(
    { by, groupRef }: { by: RollUpBy; groupRef?: string },
    credentials: BackstageCredentials,
  ) {
    const [model, visibility, generation] = await this.#begin(credentials);
    const members = await this.#members(model, visibility, { by, groupRef });
    const keys = members.map(({ key }) => key);
    const hidden = await visibility.hidden(
      keys.filter(key => key.includes(':') && model.has(key) !== false),
    );
    const names = namesOf(model, keys);
    return {
      ...generation,
      by,
      items: members
        .filter(({ key }) => !hidden.has(key))
        .map(({ key, sums }) => ({
          key,
          ...names[key],
          ...(by === 'type' || by === 'lifecycle'
            ? { title: key, exists: true }
            : {}),
          children: by === 'group' ? groupsUnder(model, key).length : undefined,
          ...describeSums(sums),
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
    const { state, activityRef, text, order } = question;
    const filter = {
      ...this.#filterOf(model, question),
      state,
      activityRef,
      text,
    };
    const page: StoredEntity[] = [];
    for await (const entity of this.#visible(visibility, filter, order, {
      after,
      batch: size + 1,
    })) {
      page.push(entity);
      if (page.length > size) break;
    }
    const items = page.slice(0, size);
    const named = items.flatMap(({ ownerRef, systemRef, cells }) => [
      ownerRef,
      systemRef,
      ...cells.flatMap(cell => [cell.activityRef, cell.runbookRef]),
    ]);
    const hidden = await visibility.hidden(
      named
        .filter(ref => ref !== undefined)
        .filter(ref => model.has(ref) !== false),
    );
    const seen = (ref: string | undefined) =>
      ref && hidden.has(ref) ? undefined : ref;
    return {
      ...generation,
      items: items.map(entityAnswer).map(item => ({
        ...item,
        ownerRef: seen(item.ownerRef),
        systemRef: seen(item.systemRef),
        cells: item.cells
          .filter(cell => !hidden.has(cell.activityRef))
          .map(cell => ({ ...cell, runbookRef: seen(cell.runbookRef) })),
      })),
      nextCursor:
        page.length > size ? writeCursor(placeOf(items[size - 1])) : undefined,
      names: namesOf(
        model,
        [...items.map(({ ref }) => ref), ...named.map(seen)],
        items.map(({ ref }) => ref),
      ),
    };
  }

  async history(
    { groupRef, from, to }: { groupRef?: string; from: string; to: string },
    credentials: BackstageCredentials,
  ) {
    const [, visibility, generation] = await this.#begin(credentials);
    // Of days gone by nobody can tell any more what a person might have read.
    if (!visibility.everything) {
      throw new NotAllowedError(
        'History holds figures of the whole catalog, of which you may read a part',
      );
    }
    const [by, key] = nameOf({ groupRef });
    const points = await this.#store.history(by, key, { from, to });
    return {
      ...generation,
      points: points.map(({ day, sums }) => ({ day, ...describeSums(sums) })),
    };
  }

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
    { by, groupRef }: { by: RollUpBy; groupRef?: string },
  ): Promise<RolledUp[]> {
    const within = groupRef && by !== 'group';
    if (visibility.everything && !within) {
      return by === 'group'
        ? this.#store.rollUp('group', groupsUnder(model, groupRef))
        : this.#store.rollUps(by);
    }
    const filter = this.#filterOf(model, { groupRef });
    const rollUp = new RollUp(model.ancestorsOf);
    for await (const entity of this.#visible(visibility, filter, 'asc')) {
      rollUp.add(entity);
    }
    const groups = new Set(groupsUnder(model, groupRef));
    return rollUp
      .result()
      .filter(
        each => each.by === by && (by !== 'group' || groups.has(each.key)),
      );
  }

  #filterOf(
    model: OperatingModel,
    { groupRef, systemRef, domainRef }: Part,
  ): EntityFilter {
    return {
      ownerRefs: groupRef ? withDescendants(model, groupRef) : undefined,
      systemRef,
      domainRef,
    };
  }

  /** The entities that the caller may read, in their order. */
  async *#visible(
    visibility: Visibility,
    filter: EntityFilter,
    order: 'asc' | 'desc',
    { after, batch = BATCH }: { after?: EntityPlace; batch?: number } = {},
  ): AsyncIterable<StoredEntity> {
    let place = after;
    for (;;) {
      const page = await this.#store.entities(filter, {
        after: place,
        limit: batch,
        order,
      });
      const hidden = await visibility.hidden(page.map(({ ref }) => ref));
      yield* page.filter(({ ref }) => !hidden.has(ref));
      if (page.length < batch) return;
      place = placeOf(page[page.length - 1]);
    }
  }
}

function nameOf({
  groupRef,
  systemRef,
  domainRef,
}: Part): [RolledUp['by'], string] {
  if (groupRef) return ['group', groupRef];
  if (systemRef) return ['system', systemRef];
  return domainRef ? ['domain', domainRef] : ['everything', ''];
}
