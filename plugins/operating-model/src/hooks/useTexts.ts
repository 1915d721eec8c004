import {
  TranslationFunction,
  TranslationRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { operatingModelTranslationRef } from '../translation';

type MessagesOf<TRef> =
  TRef extends TranslationRef<any, infer TMessages> ? TMessages : never;

export type Texts = TranslationFunction<
  MessagesOf<typeof operatingModelTranslationRef>
>;

/** The plugin's texts in the reader's language. */
export function useTexts(): Texts {
  return useTranslationRef(operatingModelTranslationRef).t;
}
