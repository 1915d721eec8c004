import {
  Finding,
  RequestRecord,
} from 'backstage-plugin-operating-model-common';
import { ActiveExceptions } from '../requests/ActiveExceptions';
import { ScopeEntities } from '../requests/ScopeEntities';
import { ExcusedPairs } from '../survey/SurveyStore';

interface Excuse {
  request: RequestRecord;
  subjectRefs: ReadonlySet<string>;
}

/** The exceptions that excuse findings at a moment. */
export class FindingExcuses {
  readonly #byRule: ReadonlyMap<string, Excuse[]>;

  private constructor(byRule: ReadonlyMap<string, Excuse[]>) {
    this.#byRule = byRule;
  }

  static async read({
    exceptions,
    scopes,
  }: {
    exceptions: ActiveExceptions;
    scopes: ScopeEntities;
  }): Promise<FindingExcuses> {
    const requests = await exceptions.read({
      subjectTypes: ['finding', 'rule'],
    });
    const byRule = new Map<string, Excuse[]>();
    for (const request of requests.sort(endsLaterFirst)) {
      const { subject } = request.content;
      if (!('rule' in subject)) continue;
      const excuse = { request, subjectRefs: await scopes.refsOf(request) };
      byRule.set(subject.rule, [...(byRule.get(subject.rule) ?? []), excuse]);
    }
    return new FindingExcuses(byRule);
  }

  /** The exception that ends last, where there are several. */
  of({ rule, subjectRef }: Pick<Finding, 'rule' | 'subjectRef'>) {
    return this.#byRule
      .get(rule)
      ?.find(({ subjectRefs }) => subjectRefs.has(subjectRef))?.request;
  }

  /** What is excused, for a database to tell it apart. */
  get pairs(): ExcusedPairs {
    return [...this.#byRule].map(([rule, excuses]) => ({
      rule,
      subjectRefs: [
        ...new Set(excuses.flatMap(({ subjectRefs }) => [...subjectRefs])),
      ],
    }));
  }
}

const endOf = ({ content }: RequestRecord) =>
  content.kind === 'exception' ? content.validTo : '';

function endsLaterFirst(a: RequestRecord, b: RequestRecord): number {
  return Date.parse(endOf(b)) - Date.parse(endOf(a));
}
