import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The first render loads a whole app, and the machine may have other work.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(120_000);
