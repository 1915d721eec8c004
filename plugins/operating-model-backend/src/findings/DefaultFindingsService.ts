import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  Finding,
  FindingsAnswer,
  OperatingModel,
  RequestRecord,
  SEVERITIES,
  compareFindings,
  namesOf,
} from 'backstage-plugin-operating-model-common';
import { z } from 'zod';
import { readCursor, readLimit, writeCursor } from '../http/pages';
import { ModelService } from '../model/ModelService';
import { ActiveExceptions } from '../requests/ActiveExceptions';
import { ScopeEntities } from '../requests/ScopeEntities';
import {
  FindingFilter,
  FindingKey,
  StoredFindingFilter,
  SurveyStore,
} from '../survey/SurveyStore';
import { Visibility, visibilityOf } from '../visibility';
import { DefinitionFindings } from './DefinitionFindings';
import { FindingExcuses } from './FindingExcuses';
import { FindingsQuestion, FindingsService } from './FindingsService';
import { StoredContests } from './StoredContests';
import { findingAnswer, refsToRead } from './findingAnswer';
import { Totals } from './totals';

/** How many findings are looked at together where some may have to be left out. */
const BATCH = 500;

const cursorSchema = z.strictObject({
  severity: z.enum(SEVERITIES),
  rule: z.string(),
  subjectRef: z.string(),
  position: z.string(),
});

function keyOf({ severity, rule, subjectRef, position }: Finding): FindingKey {
  return { severity, rule, subjectRef, position };
}

function matches(finding: Finding, filter: FindingFilter): boolean {
  return (
    (!filter.rule || filter.rule === finding.rule) &&
    (!filter.severity || filter.severity === finding.severity) &&
    (!filter.subjectRef || filter.subjectRef === finding.subjectRef) &&
    (!filter.ownerRef || filter.ownerRef === finding.ownerRef)
  );
}

/** What is asked, and by whom. */
interface Question {
  model: OperatingModel;
  excuses: FindingExcuses;
  /** The findings about definitions that the filter lets through. */
  live: readonly Finding[];
  filter: StoredFindingFilter;
  visibility: Visibility;
}

/** Those that come after a place in their order. */
function afterPlace(findings: readonly Finding[], place?: FindingKey) {
  return place
    ? findings.filter(finding => compareFindings(finding, place) > 0)
    : findings;
}

export interface DefaultFindingsServiceOptions {
  catalog: CatalogService;
  permissions: PermissionsService;
  model: ModelService;
  store: SurveyStore;
  definitions: DefinitionFindings;
  exceptions: ActiveExceptions;
  scopes: ScopeEntities;
  /** Of some requests, those that somebody may read. */
  readableRequests(
    ids: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>>;
}

/**
 * Brings together what is told by two: findings about definitions are worked out from the model as it stands, those about
 * entities were stored by the last pass over the catalog. Both are in the same order.
 */
export class DefaultFindingsService implements FindingsService {
  readonly #options: DefaultFindingsServiceOptions;
  readonly #contests: StoredContests;

  constructor(options: DefaultFindingsServiceOptions) {
    this.#options = options;
    this.#contests = new StoredContests(options.store);
  }

  async list(
    {
      limit,
      cursor,
      ...filter
    }: FindingsQuestion & { limit?: string; cursor?: string },
    credentials: BackstageCredentials,
  ): Promise<FindingsAnswer> {
    const size = readLimit(limit);
    const after = readCursor(cursor, cursorSchema);
    const { store } = this.#options;
    const model = await this.#options.model.current();
    const [about, state] = await Promise.all([
      this.#about(model, filter, credentials),
      store.state(),
    ]);
    // One more than is asked for, to know whether there is a next page.
    const page: Finding[] = [];
    for await (const finding of this.#visible(about, after, size + 1)) {
      page.push(finding);
      if (page.length > size) break;
    }
    const items = page.slice(0, size);
    const totals = await this.#count(about);
    const excused = items.map(finding => about.excuses.of(finding));
    const told = await this.#readableOf(excused, credentials);
    const shown = items.map((finding, index) => {
      const exception = excused[index];
      return findingAnswer(
        finding,
        exception && { exception, told: told.has(exception.id) },
      );
    });
    return {
      items: shown,
      nextCursor:
        page.length > size ? writeCursor(keyOf(items[size - 1])) : undefined,
      totals,
      names: namesOf(
        model,
        [
          ...items.flatMap(({ subjectRef, ownerRef, refs }) => [
            subjectRef,
            ownerRef,
            ...refs,
          ]),
          ...totals.byOwner.map(({ ownerRef }) => ownerRef),
          ...shown.flatMap(({ excusedBy }) => excusedBy?.approvedBy ?? []),
        ],
        // A finding is about something that is there, and so is what it speaks of, unless it is of a kind that the model holds.
        items.flatMap(({ subjectRef, refs }) => [
          subjectRef,
          ...refs.filter(ref => model.has(ref) === undefined),
        ]),
      ),
      computedAt: state.computedAt,
      entities: state.entities,
      problem: state.problem,
    };
  }

  async count(filter: FindingsQuestion, credentials: BackstageCredentials) {
    const model = await this.#options.model.current();
    return this.#count(await this.#about(model, filter, credentials));
  }

  async about(subjectRefs: readonly string[]): Promise<Finding[]> {
    const { store } = this.#options;
    const model = await this.#options.model.current();
    const subjects = new Set(subjectRefs);
    const live = (await this.#options.definitions.of(model)).filter(finding =>
      subjects.has(finding.subjectRef),
    );
    const stored = await store.findingsAbout([...subjects]);
    return [
      ...live,
      ...stored,
      ...(await this.#contestsOf(model, subjects)),
    ].sort(compareFindings);
  }

  /** Of matrices, that others contradict them; this is found on entities, and counted there. */
  async #contestsOf(
    model: OperatingModel,
    refs: ReadonlySet<string>,
  ): Promise<Finding[]> {
    const matrices = [...refs].flatMap(ref => model.matrices.get(ref) ?? []);
    if (matrices.length === 0) return [];
    const contests = await this.#contests.current();
    return matrices.flatMap(matrix => contests.findingsOf(matrix, model));
  }

  async #about(
    model: OperatingModel,
    { excused, ...question }: FindingsQuestion,
    credentials: BackstageCredentials,
  ): Promise<Question> {
    const [visibility, definitions, excuses] = await Promise.all([
      visibilityOf(credentials, this.#options),
      this.#options.definitions.of(model),
      FindingExcuses.read(this.#options),
    ]);
    const filter: StoredFindingFilter =
      excused === undefined
        ? question
        : { ...question, excused: { pairs: excuses.pairs, wanted: excused } };
    const live = definitions.filter(
      finding =>
        matches(finding, filter) &&
        (excused === undefined || excused === Boolean(excuses.of(finding))),
    );
    return { model, live, filter, visibility, excuses };
  }

  /** Of some exceptions, those whose requests the caller may read. */
  async #readableOf(
    exceptions: readonly (RequestRecord | undefined)[],
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    const ids = new Set(exceptions.flatMap(each => each?.id ?? []));
    return ids.size === 0
      ? ids
      : this.#options.readableRequests([...ids], credentials);
  }

  async #count(about: Question) {
    const totals = new Totals();
    const { excuses, filter, live, visibility } = about;
    const add = (finding: Finding) =>
      totals.add(finding, excuses.of(finding) !== undefined);
    if (visibility.everything) {
      live.forEach(add);
      await this.#countStored(totals, filter, excuses);
    } else {
      for await (const finding of this.#visible(about, undefined, BATCH)) {
        add(finding);
      }
    }
    return totals.answer();
  }

  async #countStored(
    totals: Totals,
    filter: StoredFindingFilter,
    { pairs }: FindingExcuses,
  ) {
    const { store } = this.#options;
    const severities = filter.severity ? [filter.severity] : SEVERITIES;
    await Promise.all(
      severities.map(async severity => {
        const counts = await store.countFindings({ ...filter, severity });
        totals.addCounts(severity, counts);
        if (filter.excused?.wanted) totals.addExcused(counts);
      }),
    );
    if (filter.excused || pairs.length === 0) return;
    const excused = { pairs, wanted: true };
    totals.addExcused(await store.countFindings({ ...filter, excused }));
  }

  /** The findings that the caller may be told, in their order, `batch` of them looked at together. */
  async *#visible(
    { model, live, filter, visibility }: Question,
    after: FindingKey | undefined,
    batch: number,
  ): AsyncIterable<Finding> {
    let place = after;
    for (;;) {
      const next = afterPlace(live, place);
      const stored = await this.#options.store.findings(filter, {
        after: place,
        limit: batch,
      });
      const merged = [...next.slice(0, batch), ...stored]
        .sort(compareFindings)
        .slice(0, batch);
      const hidden = await visibility.hidden(
        merged.flatMap(finding => refsToRead(finding, model.has)),
      );
      yield* merged.filter(
        finding => !refsToRead(finding, model.has).some(ref => hidden.has(ref)),
      );
      if (merged.length < batch) return;
      place = keyOf(merged[merged.length - 1]);
    }
  }
}
