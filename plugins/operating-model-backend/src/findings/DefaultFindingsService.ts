import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  Finding,
  FindingsAnswer,
  OperatingModel,
  SEVERITIES,
  compareFindings,
  namesOf,
} from 'backstage-plugin-operating-model-common';
import { z } from 'zod';
import { readCursor, readLimit, writeCursor } from '../http/pages';
import { ModelService } from '../model/ModelService';
import { FindingFilter, FindingKey, SurveyStore } from '../survey/SurveyStore';
import { Visibility, visibilityOf } from '../visibility';
import { DefinitionFindings } from './DefinitionFindings';
import { FindingsService } from './FindingsService';
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
  /** The findings about definitions that the filter lets through. */
  live: readonly Finding[];
  filter: FindingFilter;
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
}

/**
 * Brings together what is told by two: findings about definitions are worked out from the model as it stands, those about
 * entities were stored by the last pass over the catalog. Both are in the same order.
 */
export class DefaultFindingsService implements FindingsService {
  readonly #options: DefaultFindingsServiceOptions;

  constructor(options: DefaultFindingsServiceOptions) {
    this.#options = options;
  }

  async list(
    {
      limit,
      cursor,
      ...filter
    }: FindingFilter & { limit?: string; cursor?: string },
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
    return {
      items: items.map(findingAnswer),
      nextCursor:
        page.length > size ? writeCursor(keyOf(items[size - 1])) : undefined,
      totals,
      names: namesOf(
        model,
        [
          ...items.flatMap(({ subjectRef, ownerRef }) => [
            subjectRef,
            ownerRef,
          ]),
          ...totals.byOwner.map(({ ownerRef }) => ownerRef),
        ],
        // A finding is about something that is there.
        items.map(({ subjectRef }) => subjectRef),
      ),
      computedAt: state.computedAt,
      problem: state.problem,
    };
  }

  async count(filter: FindingFilter, credentials: BackstageCredentials) {
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
    return [...live, ...stored].sort(compareFindings);
  }

  async #about(
    model: OperatingModel,
    filter: FindingFilter,
    credentials: BackstageCredentials,
  ): Promise<Question> {
    const [visibility, definitions] = await Promise.all([
      visibilityOf(credentials, this.#options),
      this.#options.definitions.of(model),
    ]);
    const live = definitions.filter(finding => matches(finding, filter));
    return { model, live, filter, visibility };
  }

  async #count(about: Question) {
    const totals = new Totals();
    if (about.visibility.everything) {
      about.live.forEach(finding => totals.add(finding));
      totals.addCounts(await this.#options.store.countFindings(about.filter));
    } else {
      for await (const finding of this.#visible(about, undefined, BATCH)) {
        totals.add(finding);
      }
    }
    return totals.answer();
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
