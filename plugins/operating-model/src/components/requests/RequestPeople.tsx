import { RequestAnswer } from 'backstage-plugin-operating-model-common';
import { ReactNode } from 'react';
import { useTexts } from '../../hooks/useTexts';
import cards from '../shared/layout.module.css';
import { RefLink, RefList } from '../shared/RefLink';
import { formatDate } from '../shared/formats';
import shared from '../shared/shared.module.css';
import { RefText } from './RefText';
import styles from './requests.module.css';

interface RequestPeopleProps {
  request: RequestAnswer;
}

/** Who decides and why, who has, who can't, and under which limits. */
export function RequestPeople({ request }: RequestPeopleProps) {
  const t = useTexts();
  const { decisions, kind, names, routing } = request;
  const isQuestion = kind === 'clarification';
  const unplaced = decisions.filter(
    ({ groups, by }) =>
      !routing?.approvers.some(({ ref }) => groups.includes(ref) || ref === by),
  );
  return (
    <>
      <section className={cards.card}>
        <h3 className={cards.heading}>
          {t(isQuestion ? 'requests.page.whoAnswers' : 'requests.page.who')}
        </h3>
        {!routing && (
          <p className={shared.quiet}>{t('requests.page.notRouted')}</p>
        )}
        {routing?.approvers.length === 0 && (
          <p className={shared.quiet}>
            {t(
              request.state === 'pending' &&
                request.commands.some(
                  ({ command, allowed }) => command === 'answer' && allowed,
                )
                ? 'requests.forAdministrator'
                : 'requests.page.nobodyDecides',
            )}
          </p>
        )}
        <ul className={styles.people}>
          {routing?.approvers.map(({ ref, reason }, index) => {
            const made = decisions.filter(
              ({ groups, by }) => groups.includes(ref) || by === ref,
            );
            return (
              <Person
                key={ref}
                sign={made.length ? '✓' : String(index + 1)}
                look={made.length ? 'covered' : 'unknown'}
              >
                <RefLink entityRef={ref} names={names} weight="bold" />
                <div className={shared.small}>
                  <RefText text={reason} names={names} />
                </div>
                {made.map(decision => (
                  <Decision
                    key={decision.by}
                    decision={decision}
                    names={names}
                  />
                ))}
              </Person>
            );
          })}
          {unplaced.map(decision => (
            <Person key={decision.by} sign="✓" look="covered">
              <Decision decision={decision} names={names} />
            </Person>
          ))}
          {request.barredRefs.map(ref => (
            <Person key={ref} sign="–" look="missing">
              <RefLink entityRef={ref} names={names} weight="bold" />
              <div className={shared.small}>{t(whyBarred(request, ref))}</div>
            </Person>
          ))}
        </ul>
        <Opinions request={request} />
        {routing && routing.informed.length > 0 && (
          <p className={shared.small}>
            {t('requests.page.informed')}:{' '}
            <RefList refs={routing.informed} names={names} empty="" />
          </p>
        )}
        {routing?.matrixRef && (
          <p className={shared.small}>
            {t('requests.page.rests')}{' '}
            <RefLink entityRef={routing.matrixRef} names={names} />
            {routing.row !== undefined &&
              `, ${t('requests.row', { row: String(routing.row) })}`}
          </p>
        )}
      </section>
      <Limits request={request} />
    </>
  );
}

function whyBarred(
  { kind, requester, submittedBy }: RequestAnswer,
  ref: string,
) {
  if (ref !== requester && ref !== submittedBy) {
    return 'requests.page.changedSoNot';
  }
  return kind === 'clarification'
    ? 'requests.page.askedSoNoAnswer'
    : 'requests.page.askedSoNot';
}

function Person({
  sign,
  look,
  children,
}: {
  sign: string;
  look: 'covered' | 'unknown' | 'missing';
  children: ReactNode;
}) {
  return (
    <li className={styles.person}>
      <span aria-hidden="true" className={`${styles.sign} ${shared[look]}`}>
        {sign}
      </span>
      <div>{children}</div>
    </li>
  );
}

function Decision({
  decision: { at, by, comment },
  names,
}: {
  decision: RequestAnswer['decisions'][number];
  names: RequestAnswer['names'];
}) {
  const t = useTexts();
  return (
    <div className={shared.small}>
      <RefLink entityRef={by} names={names} /> {t('requests.page.approved')},{' '}
      {formatDate(at)}
      {comment && <div className={styles.text}>“{comment}”</div>}
    </div>
  );
}

function Opinions({
  request: { endedAt, names, opinions, routing },
}: RequestPeopleProps) {
  const t = useTexts();
  const heard = new Set(opinions.flatMap(({ groups }) => groups));
  const silent = routing?.consulted.filter(ref => !heard.has(ref)) ?? [];
  if (opinions.length + silent.length === 0) return null;
  return (
    <>
      <h4 className={cards.heading}>{t('requests.page.consulted')}</h4>
      <ul className={styles.people}>
        {opinions.map(({ by, opinion }) => (
          <Person
            key={by}
            sign={opinion === 'objection' ? '✕' : '✓'}
            look={opinion === 'objection' ? 'missing' : 'covered'}
          >
            <RefLink entityRef={by} names={names} />
            <div className={shared.small}>
              {t(`requests.page.opinion.${opinion}`)}
            </div>
          </Person>
        ))}
        {silent.map(ref => (
          <Person key={ref} sign="…" look="unknown">
            <RefLink entityRef={ref} names={names} />
            <div className={shared.small}>
              {t(endedAt ? 'requests.page.unheard' : 'requests.page.silent')}
            </div>
          </Person>
        ))}
      </ul>
    </>
  );
}

function Limits({ request }: RequestPeopleProps) {
  const t = useTexts();
  const { decideBy, decidedAt, emergency, endedAt, kind } = request;
  const { quorum, renewals, risk, routing } = request;
  if (!quorum || kind === 'clarification') return null;
  const lines = [
    t(
      quorum.differentGroups
        ? 'requests.form.approversDifferent'
        : 'requests.form.approvers',
      { count: quorum.approvers },
    ),
    ...(decideBy && !decidedAt && !endedAt
      ? [
          t(
            emergency
              ? 'requests.form.decideByEmergency'
              : 'requests.form.decideBy',
            { date: formatDate(decideBy) },
          ),
        ]
      : []),
    ...(renewals > 0 ? [t('requests.page.renewed', { count: renewals })] : []),
  ];
  return (
    <section className={cards.card}>
      <h3 className={cards.heading}>
        {t('requests.page.limits', { risk: t(`requests.riskWord.${risk}`) })}
      </h3>
      <p className={shared.quiet}>{lines.join(' · ')}</p>
      {routing?.leastRisk === risk && (
        <p className={shared.quiet}>{t('requests.page.leastRisk')}</p>
      )}
    </section>
  );
}
