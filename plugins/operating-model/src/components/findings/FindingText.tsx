import { FindingAnswer } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { RequestLink } from '../requestForm/RequestLink';
import { StateTag } from '../shared/StateTag';
import { formatDate } from '../shared/formats';
import styles from './findings.module.css';

interface FindingTextProps {
  finding: FindingAnswer;
}

/** What is wrong, how it is mended, and whether an exception excuses it. */
export function FindingText({ finding }: FindingTextProps) {
  const t = useTexts();
  const { excusedBy, message, remedy, rule, subjectRef } = finding;
  return (
    <>
      <div>
        {message}{' '}
        {excusedBy && (
          <StateTag state="exempt">
            {t('findings.excused', { date: formatDate(excusedBy.validTo) })}
          </StateTag>
        )}
      </div>
      <div className={styles.small}>
        {t('findings.remedy')} {remedy}
      </div>
      {!excusedBy && (
        <div className={styles.small}>
          <RequestLink
            kind="exception"
            subject={{ entityRef: subjectRef, rule }}
          />
        </div>
      )}
    </>
  );
}
