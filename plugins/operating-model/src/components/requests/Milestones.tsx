import {
  RequestAnswer,
  reminderDays,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import cards from '../shared/layout.module.css';
import { formatDate } from '../shared/formats';
import styles from './Milestones.module.css';
import { Milestone, milestonesOf } from './milestones';
import { nameOfRef } from './nameOfRef';

const SIGNS = { done: '✓', stopped: '✕', unheard: '–' } as const;

interface MilestonesProps {
  request: RequestAnswer;
}

/** How far a request has got, and what is known of each step. */
export function Milestones({ request }: MilestonesProps) {
  const t = useTexts();
  return (
    <section className={cards.card}>
      <ol className={styles.way} aria-label={t('requests.page.way')}>
        {milestonesOf(request).map((milestone, index) => {
          const { name, status } = milestone;
          return (
            <li
              key={name}
              className={styles.step}
              aria-current={status === 'current' ? 'step' : undefined}
            >
              <span
                aria-hidden="true"
                className={`${styles.sign} ${styles[status]}`}
              >
                {status in SIGNS
                  ? SIGNS[status as keyof typeof SIGNS]
                  : (countOf(request, milestone) ?? index + 1)}
              </span>
              <span className={styles.name}>
                <Name request={request} milestone={milestone} />
              </span>
              <Detail request={request} milestone={milestone} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** What a step is called, and where it is the last that happened, how that was. */
function Name({ request, milestone: { name, status } }: DetailProps) {
  const t = useTexts();
  const { decidedAt, state } = request;
  const isUndecided =
    (status === 'unheard' || (status === 'stopped' && state !== 'rejected')) &&
    (name === 'decided' || name === 'answered') &&
    !decidedAt;
  const said = isUndecided
    ? t('requests.page.undecided')
    : t(`requests.page.milestone.${name}`);
  return status === 'stopped' || (name === 'ends' && status === 'done')
    ? `${said}: ${t(`requests.state.${state}`)}`
    : said;
}

function countOf(
  { approvals, quorum }: RequestAnswer,
  { name, status }: Milestone,
): string | undefined {
  return name === 'decided' && status === 'current' && quorum
    ? `${approvals}/${quorum.approvers}`
    : undefined;
}

interface DetailProps {
  request: RequestAnswer;
  milestone: Milestone;
}

function Detail({ request, milestone }: DetailProps) {
  const lines = useDetail(request, milestone);
  return <span className={styles.detail}>{lines.join(' · ')}</span>;
}

/** How long before its end people will still be reminded of it. */
function remindersOf(
  { decidedAt, now, validFrom = '', validTo = '' }: RequestAnswer,
  t: ReturnType<typeof useTexts>,
): string[] {
  const begins = [now, decidedAt ?? '', validFrom].sort().at(-1)!;
  const days = reminderDays(new Date(begins), new Date(validTo));
  if (days.length === 0) return [];
  return [
    days.length === 1
      ? t('requests.page.reminder')
      : t('requests.page.reminders', {
          days: days.slice(0, -1).join(', '),
          last: String(days.at(-1)),
        }),
  ];
}

/** What is known of a step, in short. */
function useDetail(
  request: RequestAnswer,
  { name, status }: Milestone,
): string[] {
  const t = useTexts();
  const {
    decideBy,
    decidedAt,
    endedAt,
    endedBy,
    kind,
    names,
    opinions,
    quorum,
    routing,
    submittedAt,
    supersededBy,
    validFrom,
    validTo,
  } = request;
  const isOpen = status === 'current' || status === 'ahead';
  const decideOn =
    isOpen && decideBy
      ? [
          t(
            kind === 'clarification'
              ? 'requests.answerBy'
              : 'requests.decideBy',
            { date: formatDate(decideBy) },
          ),
        ]
      : [];
  // Who brought it to its end, and when; it is told where it stands.
  const end = endedAt
    ? [
        formatDate(endedAt),
        endedBy && endedBy !== 'system'
          ? nameOfRef(endedBy, names)
          : t(
              supersededBy
                ? 'requests.page.byRenewal'
                : 'requests.page.byItself',
            ),
      ]
    : [];
  if (status === 'stopped' && name !== 'ends') return end;
  // It will not come to that any more.
  if (status === 'ahead' && endedAt) return [];
  switch (name) {
    case 'submitted':
      return submittedAt
        ? [formatDate(submittedAt), nameOfRef(request.requester, names)]
        : [t('requests.page.notYet')];
    case 'consulted': {
      const heard = new Map(
        opinions.flatMap(({ groups, opinion }) =>
          groups.map(group => [group, opinion] as const),
        ),
      );
      return (routing?.consulted ?? []).map(ref => {
        const opinion = heard.get(ref);
        const said = opinion
          ? t(`requests.page.opinion.${opinion}`)
          : t(
              status === 'unheard'
                ? 'requests.page.unheard'
                : 'requests.page.silent',
            );
        return `${nameOfRef(ref, names)}: ${said}`;
      });
    }
    case 'decided':
      return [
        ...(decidedAt ? [formatDate(decidedAt)] : []),
        ...(quorum
          ? [
              t(
                quorum.differentGroups
                  ? 'requests.form.approversDifferent'
                  : 'requests.form.approvers',
                { count: quorum.approvers },
              ),
            ]
          : []),
        ...(isOpen && request.state === 'info-requested'
          ? [t('requests.page.infoRequested')]
          : []),
        ...decideOn,
      ];
    case 'answered':
      return request.answer && !isOpen
        ? [
            ...(request.answer.at ? [formatDate(request.answer.at)] : []),
            nameOfRef(request.answer.by, names),
          ]
        : decideOn;
    case 'active':
      if (!validFrom || !validTo) return [];
      return [
        `${formatDate(validFrom)} – ${formatDate(endedAt && endedAt < validTo ? endedAt : validTo)}`,
      ];
    case 'ends':
      if (!validTo) return [];
      if (isOpen) return [formatDate(validTo), ...remindersOf(request, t)];
      return [
        ...end,
        ...(endedAt && endedAt < validTo
          ? [t('requests.page.plannedEnd', { date: formatDate(validTo) })]
          : []),
      ];
    case 'implemented':
      return request.implementers.map(ref => nameOfRef(ref, names));
    case 'verified':
      return isOpen ? [t('requests.page.bySomebodyElse')] : end;
    case 'closed':
      return isOpen ? [t('requests.page.afterAnswer')] : end;
    default:
      return [];
  }
}
