import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  DEFAULT_SCORECARD_SETTINGS,
  RollUpBy,
  ScorecardSettings,
} from 'backstage-plugin-operating-model-common';
import { z } from 'zod';
import { readCursor, readLimit, writeCursor } from '../http/pages';
import { oneAhead } from '../oneAhead';
import { visibilityOf } from '../visibility';
import {
  EntitiesFilter,
  EntitiesQuestion,
  Part,
  ScorecardService,
} from './ScorecardService';
import { ScorecardStore, StoredEntity } from './ScorecardStore';
import { ScorecardView, ScorecardViewOptions } from './ScorecardView';
import { ScoringLog } from './ScoringLog';
import { refsOf } from './entityAnswers';
import { NextStepsOptions, nextStepsOf } from './nextStepsOf';
import { ownerSumsOfAll } from './ownerSums';
import { nameOf } from './parts';
import { RollUpOptions, rollUpOf } from './rollUpOf';
import { titleScoringChanges } from './titleScoringChanges';
import { placeOf, visibleEntities } from './visibleEntities';

/** How many entities of an export are read at a time; as many again are being written meanwhile. */
const EXPORT = 2_000;

const cursorSchema = z.strictObject({ score: z.number(), ref: z.string() });

async function* each<T, R>(
  items: AsyncIterable<T>,
  answer: (item: T) => Promise<R>,
): AsyncIterable<R> {
  for await (const item of items) yield answer(item);
}

export interface DefaultScorecardServiceOptions
  extends ScorecardViewOptions, NextStepsOptions, RollUpOptions {
  scorings: ScoringLog;
  /** As they are without config when absent. */
  settings?: ScorecardSettings;
}

export class DefaultScorecardService implements ScorecardService {
  readonly #options: DefaultScorecardServiceOptions;
  readonly #store: ScorecardStore;

  constructor(options: DefaultScorecardServiceOptions) {
    this.#options = options;
    this.#store = options.store;
  }

  async summary(part: Part, credentials: BackstageCredentials) {
    const view = await this.#open(credentials);
    return { ...view.generation, ...view.figures(await view.sums(part)) };
  }

  async rollUp(
    question: Part & { by: RollUpBy },
    credentials: BackstageCredentials,
  ) {
    return rollUpOf(await this.#open(credentials), this.#options, question);
  }

  async entities(
    question: EntitiesQuestion,
    credentials: BackstageCredentials,
  ) {
    const { order } = question;
    const size = readLimit(question.limit);
    const after = readCursor(question.cursor, cursorSchema);
    const view = await this.#open(credentials);
    const found = view.entities(view.filterOf(question), {
      order,
      after,
      batch: size + 1,
    });
    const page: StoredEntity[] = [];
    for await (const entity of found) {
      page.push(entity);
      if (page.length > size) break;
    }
    const items = await view.seen(page.slice(0, size));
    return {
      ...view.generation,
      items,
      names: await view.names(
        refsOf(items),
        items.map(({ ref }) => ref),
      ),
      nextCursor:
        page.length > size ? writeCursor(placeOf(page[size - 1])) : undefined,
    };
  }

  async entity(ref: string, credentials: BackstageCredentials) {
    const view = await this.#open(credentials);
    const stored = await this.#store.entity(ref);
    if (!stored) return { names: {} };
    const [entity] = await view.seen([stored]);
    return { entity, names: await view.names(refsOf([entity]), [ref]) };
  }

  export(question: EntitiesFilter, credentials: BackstageCredentials) {
    return this.#export(question, credentials, (view, ...asked) =>
      each(view.pages(...asked), page => view.seen(page)),
    );
  }

  exportFigures(question: EntitiesFilter, credentials: BackstageCredentials) {
    return this.#export(question, credentials, (view, ...asked) =>
      each(view.figuresPages(...asked), page => view.seenFigures(page)),
    );
  }

  async #export<T>(
    question: EntitiesFilter,
    credentials: BackstageCredentials,
    read: (
      view: ScorecardView,
      ...asked: Parameters<ScorecardView['pages']>
    ) => AsyncIterable<T>,
  ) {
    const view = await this.#open(credentials);
    const pages = read(view, view.filterOf(question), {
      order: question.order,
      batch: EXPORT,
    });
    return { generation: view.generation, pages: oneAhead(pages) };
  }

  async ownerSums(
    activityRef: string | undefined,
    credentials: BackstageCredentials,
  ) {
    const store = this.#store;
    const visibility = await visibilityOf(credentials, this.#options);
    if (visibility.everything) return store.ownerSums(activityRef);
    const filter = { activityRef };
    return ownerSumsOfAll(
      visibleEntities({ store, visibility, filter }),
      activityRef,
    );
  }

  async nextSteps(
    question: Part & { limit: number },
    credentials: BackstageCredentials,
  ) {
    return nextStepsOf(await this.#open(credentials), this.#options, question);
  }

  async history(
    { from, to, ...part }: Part & { from: string; to: string },
    credentials: BackstageCredentials,
  ) {
    const view = await this.#open(credentials);
    // Of days gone by nobody can tell any more what a person might have read.
    if (!view.visibility.everything) {
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
    const { scorings, settings = DEFAULT_SCORECARD_SETTINGS } = this.#options;
    const [points, days] = await Promise.all([
      this.#store.history(...name, { from, to }),
      scorings.changes({ from, to }),
    ]);
    return {
      ...view.generation,
      points: points.map(({ day, sums }) => ({
        // What was so before was so on the first day, too.
        day: day < from ? from : day,
        ...view.figures(sums),
      })),
      scoringChanges: titleScoringChanges(days, view.model, settings),
    };
  }

  #open(credentials: BackstageCredentials) {
    return ScorecardView.open(this.#options, credentials);
  }
}
