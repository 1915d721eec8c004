import { useApi } from '@backstage/frontend-plugin-api';
import { RequestKind } from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';
import { useEffect, useMemo, useState } from 'react';
import { operatingModelApiRef } from '../../api/OperatingModelApi';
import { useTexts } from '../../hooks/useTexts';
import { formatDate } from '../shared/formats';
import { RequestForm, formFromUrl } from './RequestForm';
import { draftOf, previewable } from './draftOf';
import { problemAt } from './fields';
import { latestEnd } from './latestEnd';
import {
  FieldProblem,
  fieldOf,
  problemsOf,
  problemsOfError,
  stepOf,
} from './problems';
import { Attempt, sendRequest } from './sendRequest';
import { dropForm, keepForm, readForm } from './storedForm';
import { usePreview } from './usePreview';

const LAST = 2;

const TEXTS: readonly string[] = [
  'title',
  'question',
  'justification',
  'benefits',
  'risks',
  'compensatingControls',
  'proposal',
  'fix.url',
];

const isText = (field: string) => TEXTS.includes(field);

const DAYS = ['validFrom', 'validTo', 'fix.due'];

/**
 * What the form holds and does.
 *
 * @param search - the query that it was opened with
 * @param onSent - is told the id of the request
 */
export function useRequestForm(search: string, onSent: (id: string) => void) {
  const t = useTexts();
  const api = useApi(operatingModelApiRef);
  const defaultsOf = ({ kind, question, title }: RequestForm) =>
    kind === 'clarification'
      ? {
          question: question || t('requests.form.defaultQuestion'),
          title: title || t('requests.form.defaultQuestion'),
        }
      : {};
  const fresh = (): RequestForm => {
    const given = formFromUrl(
      new URLSearchParams(search),
      DateTime.now().toISODate(),
    );
    return { ...given, ...defaultsOf(given) };
  };
  const [stored] = useState(() => readForm(search));
  const [form, setForm] = useState(() => stored?.form ?? fresh());
  const [step, setStep] = useState(stored?.step ?? 0);
  const [attempt, setAttempt] = useState<Attempt | undefined>(stored?.attempt);
  const [isRestored, setRestored] = useState(stored !== undefined);
  /** Up to which step what is missing is pointed at. */
  const [checked, setChecked] = useState((stored?.step ?? 0) - 1);
  const [failure, setFailure] = useState<{
    problems: FieldProblem[];
    /** Whether it is not known what got through. */
    isOpen: boolean;
  }>();
  const [isSending, setSending] = useState(false);
  /** Whether somebody is to get to the review as soon as it is known what the server says. */
  const [isGoingOn, setGoingOn] = useState(false);

  // Whoever only looked is told of nothing that was kept.
  const [isChanged, setChanged] = useState(stored !== undefined);
  const isWorthKeeping = isChanged || step > 0;
  useEffect(() => {
    if (isWorthKeeping) keepForm({ search, step, form, attempt });
  }, [search, step, form, attempt, isWorthKeeping]);

  const local = useMemo(() => {
    const hasPredicate =
      form.scopeBy === 'predicate' && form.appliesTo.trim() !== '';
    // The schema knows neither calendars nor which of the two scopes somebody is writing.
    return problemsOf(form, new Date()).map((problem): FieldProblem => {
      const { field = '' } = problem;
      if (DAYS.includes(field) && problem.message === 'is missing') {
        return { ...problem, remedy: t('requests.form.dayRemedy') };
      }
      // What a text is the label says.
      if (isText(field) && /^is (missing|empty)$/.test(problem.message)) {
        return { ...problem, remedy: t('requests.form.textRemedy') };
      }
      return hasPredicate && fieldOf(problem) === 'scope'
        ? {
            field: 'scope',
            message: t('requests.form.predicateWrong'),
            remedy: t('requests.form.predicateRemedy'),
          }
        : problem;
    });
  }, [form, t]);

  const asked = useMemo(() => {
    if (local.some(problem => stepOf(problem) === 0)) return undefined;
    const wrong = new Set<string | undefined>(local.map(fieldOf));
    const sound = Object.entries(draftOf(form)).filter(
      ([name]) => !wrong.has(name),
    );
    return previewable(Object.fromEntries(sound), new Date());
  }, [form, local]);
  const preview = usePreview(asked);

  const draft = useMemo(() => draftOf(form), [form]);
  const { limits } = preview.answer ?? {};
  // Of a clarification nobody is asked how risky it is.
  const leastRisk =
    form.kind === 'clarification'
      ? undefined
      : preview.answer?.routing?.leastRisk;
  // Who has not thought about the risk begins with that of the activity.
  useEffect(() => {
    if (!leastRisk || form.isRiskChosen || form.risk === leastRisk) return;
    setForm(before => ({ ...before, risk: leastRisk }));
  }, [leastRisk, form.isRiskChosen, form.risk]);
  const latest =
    form.kind === 'exception' && limits
      ? latestEnd(form.validFrom, limits.maxDays, DateTime.now())
      : undefined;
  // What can be seen from the limit is told at once, before the server has looked.
  const late: FieldProblem[] =
    latest && form.validTo > latest
      ? [
          {
            field: 'validTo',
            message: t('requests.form.tooLate'),
            remedy: t('requests.form.tooLateRemedy', {
              date: formatDate(latest),
            }),
          },
        ]
      : [];
  // About what was only filled in for the preview there is nothing to say.
  const foreseen = (preview.answer?.problems ?? []).filter(problem => {
    const field = fieldOf(problem);
    if (late.length > 0 && field === 'validTo') return false;
    return !field || field === 'subject' || field in draft;
  });
  const missing = local.filter(problem => (stepOf(problem) ?? 0) <= checked);
  const problems = [
    ...(failure?.problems ?? []),
    ...missing,
    ...late,
    ...foreseen,
  ];
  // Who decides may be mended further on, with a lower risk; what else is known to be wrong is mended where it is asked for.
  const refusedAt = (upTo: number) =>
    [...late, ...foreseen].filter(problem => {
      const at = stepOf(problem);
      return at !== undefined && at <= upTo && fieldOf(problem) !== 'subject';
    });
  const taken = foreseen.find(({ requestId }) => requestId)?.requestId;

  function change(patch: Partial<RequestForm>) {
    setForm(before => ({ ...before, ...patch }));
    setChanged(true);
    setFailure(undefined);
    setGoingOn(false);
  }

  /** @returns whether nothing is missing up to a step */
  function check(upTo: number): boolean {
    setChecked(before => Math.max(before, upTo));
    const first = local.find(problem => (stepOf(problem) ?? 0) <= upTo);
    if (first) setStep(stepOf(first) ?? 0);
    return !first;
  }

  const isRefused = taken !== undefined || refusedAt(step).length > 0;

  function goOn() {
    if (!check(step)) return;
    // The last step before the review waits for what the server says to the dates.
    if (preview.loading && step === LAST - 1) setGoingOn(true);
    else if (!isRefused) setStep(step + 1);
  }

  useEffect(() => {
    if (!isGoingOn || preview.loading) return;
    setGoingOn(false);
    if (!isRefused) setStep(LAST);
  }, [isGoingOn, isRefused, preview.loading]);

  async function send(submits: boolean) {
    if (isSending || !check(LAST)) return;
    setSending(true);
    setFailure(undefined);
    // The outcome comes before React has drawn the attempt, so that it is kept here, too.
    const onAttempt = (next: Attempt | undefined) => {
      setAttempt(next);
      keepForm({ search, step, form, attempt: next });
    };
    try {
      const { id } = await sendRequest(api, {
        draft,
        submits,
        attempt,
        onAttempt,
      });
      dropForm();
      onSent(id);
    } catch (error) {
      setFailure(describeFailure(error as Error));
      setSending(false);
    }
  }

  return {
    form,
    step,
    problems,
    missing,
    failure,
    preview,
    isSending,
    isRestored,
    isGoingOn,
    isBlocked: local.length > 0 || late.length > 0 || foreseen.length > 0,
    /** The request that is in the way of this one. */
    taken,
    /** What keeps one from the next step. */
    unmet: [...missing, ...refusedAt(step)].filter(
      problem => (stepOf(problem) ?? 0) <= step,
    ),
    latest,
    change,
    send,
    problemAt(path: string) {
      const problem = problemAt(problems, path);
      return problem && t('requests.form.problem', { ...problem });
    },
    goTo: setStep,
    next: goOn,
    choose(kind: RequestKind) {
      change({ kind, ...defaultsOf({ ...form, kind }) });
      setStep(1);
    },
    startAnew() {
      dropForm();
      setForm(fresh());
      setStep(0);
      setChecked(-1);
      setAttempt(undefined);
      setFailure(undefined);
      setGoingOn(false);
      setRestored(false);
      setChanged(false);
    },
  };
}

function describeFailure(error: Error) {
  const status = (error as { statusCode?: number }).statusCode;
  return {
    problems: problemsOfError(error),
    isOpen: status === undefined || status >= 500,
  };
}
