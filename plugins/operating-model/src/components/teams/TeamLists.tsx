import { Link } from '@backstage/ui';
import { TeamAnswer } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { useRequestsPath } from '../requestForm/useRequestsPath';
import { RefLink } from '../shared/RefLink';
import { ReviewState } from '../shared/ReviewState';
import { formatDate } from '../shared/formats';
import shared from '../shared/shared.module.css';
import { FoldedList } from './FoldedList';

interface TeamListProps {
  label: string;
  team: TeamAnswer;
}

/** The requests that a team is to decide. */
export function RequestsToDecide({ label, team }: TeamListProps) {
  const t = useTexts();
  return (
    <FoldedList
      label={label}
      items={team.requestsToDecide}
      keyOf={({ id }) => id}
    >
      {({ id, title, decideBy }) => (
        <RequestLine
          id={id}
          title={title}
          note={t('teams.card.decideBy', { date: formatDate(decideBy) })}
        />
      )}
    </FoldedList>
  );
}

/** The exceptions of a team that end soon. */
export function ExceptionsEnding({ label, team }: TeamListProps) {
  const t = useTexts();
  return (
    <FoldedList
      label={label}
      items={team.exceptionsEnding}
      keyOf={({ id }) => id}
    >
      {({ id, title, validTo }) => (
        <RequestLine
          id={id}
          title={title}
          note={t('teams.card.endsOn', { date: formatDate(validTo) })}
        />
      )}
    </FoldedList>
  );
}

/** What a team is to review. */
export function ReviewsDue({ label, team }: TeamListProps) {
  return (
    <FoldedList label={label} items={team.reviewsDue} keyOf={({ ref }) => ref}>
      {review => (
        <>
          <RefLink entityRef={review.ref} names={team.names} />{' '}
          <ReviewState review={review} />
        </>
      )}
    </FoldedList>
  );
}

function RequestLine({
  id,
  title,
  note,
}: Record<'id' | 'title' | 'note', string>) {
  const requests = useRequestsPath();
  return (
    <>
      <Link href={`${requests}/${id}`} className={shared.link}>
        {title}
      </Link>{' '}
      <span className={shared.small}>{note}</span>
    </>
  );
}
