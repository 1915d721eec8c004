import { RequestAnswer } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import cards from '../matrices/matrices.module.css';
import { RefLink, RefList } from '../shared/RefLink';
import { formatDate } from '../shared/formats';
import shared from '../shared/shared.module.css';
import styles from './requests.module.css';

interface RequestPeopleProps {
  request: RequestAnswer;
}

/** Who decides and why, how many have, and what those who are asked think. */
export function RequestPeople({ request }: RequestPeopleProps) {
  const t = useTexts();
  const { decideBy, decisions, names, quorum, routing } = request;
  return (
    <section className={cards.card}>
      <h3 className={cards.heading}>{t('requests.page.who')}</h3>
      {!routing && (
        <p className={shared.quiet}>{t('requests.page.notRouted')}</p>
      )}
      {routing?.approvers.length === 0 && (
        <p className={shared.quiet}>{t('requests.page.nobodyDecides')}</p>
      )}
      <ul className={styles.plain}>
        {routing?.approvers.map(({ ref, reason }) => (
          <li key={ref}>
            <RefLink entityRef={ref} names={names} weight="bold" />
            <div className={shared.small}>{reason}</div>
          </li>
        ))}
      </ul>
      {quorum && (
        <p>
          {t('requests.quorum', {
            given: String(request.approvals),
            needed: String(quorum.approvers),
          })}
          {quorum.differentGroups && ` ${t('requests.differentGroups')}`}
        </p>
      )}
      {decideBy && (
        <p className={shared.small}>
          {t('requests.decideBy', { date: formatDate(decideBy) })}
        </p>
      )}
      <ul className={styles.plain}>
        {decisions.map(({ at, by, comment }) => (
          <li key={by}>
            <span aria-hidden="true">✓</span>{' '}
            <RefLink entityRef={by} names={names} />{' '}
            {t('requests.page.approved')}, {formatDate(at)}
            {comment && <div className={styles.text}>{comment}</div>}
          </li>
        ))}
      </ul>
      <Opinions request={request} />
      {routing && routing.informed.length > 0 && (
        <p>
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
  );
}

function Opinions({
  request: { names, opinions, routing },
}: RequestPeopleProps) {
  const t = useTexts();
  const heard = new Set(opinions.flatMap(({ groups }) => groups));
  const silent = routing?.consulted.filter(ref => !heard.has(ref)) ?? [];
  if (opinions.length + silent.length === 0) return null;
  return (
    <>
      <h4 className={cards.heading}>{t('requests.page.consulted')}</h4>
      <ul className={styles.plain}>
        {opinions.map(({ by, opinion }) => (
          <li key={by}>
            <span aria-hidden="true">
              {opinion === 'objection' ? '✕' : '✓'}
            </span>{' '}
            <RefLink entityRef={by} names={names} />:{' '}
            {t(`requests.page.opinion.${opinion}`)}
          </li>
        ))}
        {silent.map(ref => (
          <li key={ref}>
            <RefLink entityRef={ref} names={names} />:{' '}
            <span className={shared.quiet}>{t('requests.page.silent')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
