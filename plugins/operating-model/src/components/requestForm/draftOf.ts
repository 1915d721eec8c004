import { DateTime } from 'luxon';
import { parse } from 'yaml';
import { RequestForm, SUBJECT_FIELDS, needsScope } from './RequestForm';

/** A draft as the API takes it, complete or not. */
export type PartialDraft = Record<string, unknown>;

function subjectOf({ type, subject }: RequestForm) {
  const fields = SUBJECT_FIELDS[type].map(name => {
    const value = subject[name]?.trim() || undefined;
    return [name, name === 'row' && value ? Number(value) : value];
  });
  return { type, ...Object.fromEntries(fields) };
}

/** What a predicate says, or undefined where it is no YAML. */
function readPredicate(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function scopeOf(form: RequestForm) {
  if (!needsScope(form)) return undefined;
  if (form.scopeBy === 'predicate') {
    if (!form.appliesTo.trim()) return undefined;
    return { appliesTo: readPredicate(form.appliesTo) ?? {} };
  }
  return form.entityRefs.length ? { entityRefs: form.entityRefs } : undefined;
}

// A day begins and ends where the reader is. That its beginning may be past does no harm: what is past excuses nothing.
const beginOf = (day: string) =>
  day ? DateTime.fromISO(day).startOf('day').toUTC().toISO() : undefined;

const endOf = (day: string) =>
  day ? DateTime.fromISO(day).endOf('day').toUTC().toISO() : undefined;

function compact(draft: PartialDraft): PartialDraft {
  return Object.fromEntries(
    Object.entries(draft).filter(
      ([, value]) => value !== undefined && value !== '',
    ),
  );
}

function exceptionOf(form: RequestForm): PartialDraft {
  const { category, fixDue, fixUrl } = form;
  return {
    scope: scopeOf(form),
    category,
    compensatingControls: form.compensatingControls.trim(),
    fix:
      category === 'planned-fix' && (fixUrl.trim() || fixDue)
        ? compact({ url: fixUrl.trim(), due: endOf(fixDue) })
        : undefined,
    validFrom: beginOf(form.validFrom),
    validTo: endOf(form.validTo),
    emergency: form.emergency,
  };
}

/** What is filled in, as the API takes it; what is empty is left out. The same form always gives the same draft. */
export function draftOf(form: RequestForm): PartialDraft {
  const { kind } = form;
  const head = {
    kind,
    subject: subjectOf(form),
    title: form.title.trim(),
    requestingGroup: form.requestingGroup,
    risk: form.risk,
  };
  if (kind === 'clarification') {
    return compact({ ...head, question: form.question.trim() });
  }
  const weighed = {
    justification: form.justification.trim(),
    benefits: form.benefits.trim(),
    risks: form.risks.trim(),
  };
  if (kind === 'exception') {
    return compact({ ...head, ...weighed, ...exceptionOf(form) });
  }
  return compact({
    ...head,
    ...weighed,
    proposal: form.proposal.trim(),
    links: form.links
      .split('\n')
      .map(line => line.trim())
      .filter(Boolean),
  });
}

const FILLER = '…';

/** A draft in which every text and date that is always asked for says something. */
export function filledOut(draft: PartialDraft, now: Date): PartialDraft {
  const text = FILLER;
  const head = { title: text, ...draft };
  if (draft.kind === 'clarification') return { question: text, ...head };
  const weighed = { justification: text, benefits: text, risks: text };
  if (draft.kind !== 'exception') {
    return { ...weighed, proposal: text, ...head };
  }
  const validFrom = draft.validFrom ?? now.toISOString();
  const begin = Math.max(Date.parse(String(validFrom)), now.getTime());
  const validTo = new Date(begin + 3_600_000).toISOString();
  return { ...weighed, validTo, ...head, validFrom };
}

/** A draft in which nothing is missing, so that the server can say who decides and which limits hold before all is written. */
export function previewable(draft: PartialDraft, now: Date): PartialDraft {
  const filled = filledOut(draft, now);
  if (draft.category === 'mitigated') {
    return { compensatingControls: FILLER, ...filled };
  }
  if (draft.category === 'planned-fix') {
    const fix = { url: 'https://example.com', due: filled.validTo };
    return { ...filled, fix: { ...fix, ...(draft.fix as object | undefined) } };
  }
  return filled;
}
