import {
  RequestSubject,
  refsOfSubject,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { Names, RefLink } from '../shared/RefLink';

interface SubjectLinksProps {
  subject: RequestSubject;
  names: Names;
}

/** What a request is about, linked. */
export function SubjectLinks({ subject, names }: SubjectLinksProps) {
  const t = useTexts();
  const refs = refsOfSubject(subject);
  return (
    <>
      {refs.map((ref, index) => (
        <span key={ref}>
          {index > 0 && ' × '}
          <RefLink entityRef={ref} names={names} />
        </span>
      ))}
      {'rule' in subject && `${refs.length ? ' × ' : ''}${subject.rule}`}
      {'row' in subject &&
        `, ${t('requests.row', { row: String(subject.row) })}`}
    </>
  );
}
