import { RequestAnswer } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import cards from '../shared/layout.module.css';
import { formatDate } from '../shared/formats';
import styles from './Milestones.module.css';
import { Milestone, milestonesOf } from './milestones';
import { nameOfRef } from './nameOfRef';

const SIGNS = { done: '✓', stopped: '✕' } as const;

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
                {status === 'done' || status === 'stopped'
                  ? SIGNS[status]
                  : (countOf(request, milestone) ?? index + 1)}
              </span>
              <span className={styles.name}>
                {t(`requests.page.milestone.${name}`)}
                {status === 'stopped' &&
                  `: ${t(`requests.state.${request.state}`)}`}
              </span>
              <Detail request={request} milestone={milestone} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function countOf(
  { approvals, quorum }: RequestAnswer,
  { name, status }: Milestone,
): string | undefined {
  return name === 'decided' && status === 'current' && quorum
    ? `${approvals}/${quorum.approvers}`
    : undefined;
}

function Detail({
  request,
  milestone,
}: {
  request: RequestAnswer;
  milestone: Milestone;
}) {
  const lines = useDetail(request, milestone);
  return <span className={styles.detail}>{lines.join(' · ')}</span>;
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
    names,
    opinions,
    quorum,
    routing,
    submittedAt,
    validFrom,
    validTo,
  } = request;
  const isOpen = status === 'current' || status === 'ahead';
  const decideOn =
    isOpen && decideBy
      ? [t('requests.decideBy', { date: formatDate(decideBy) })]
      : [];
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
          : t('requests.page.silent');
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
        ...decideOn,
      ];
    case 'answered':
      return decideOn;
    case 'active':
      return validFrom && validTo
        ? [`${formatDate(validFrom)} – ${formatDate(validTo)}`]
        : [];
    case 'ends':
      return validTo
        ? [
            formatDate(validTo),
            ...(isOpen ? [t('requests.page.reminders')] : []),
          ]
        : [];
    case 'implemented':
      return request.implementers.map(ref => nameOfRef(ref, names));
    case 'verified':
      return isOpen ? [t('requests.page.bySomebodyElse')] : [];
    default:
      return [];
  }
}
