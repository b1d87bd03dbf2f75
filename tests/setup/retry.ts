import { jest } from '@jest/globals';

// A shared machine may stall a real server for longer than a test waits. There, a failed test is run once more, with its error shown.
if (process.env.CI) jest.retryTimes(1, { logErrorsBeforeRetry: true });
