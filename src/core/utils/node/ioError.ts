import { BaseError } from '../errors.ts';

/** What the system's codes mean to a person. */
const WORDS: Readonly<Record<string, string>> = {
  ENOSPC: 'there is no space left on the device',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a file stands where a folder is needed',
  EISDIR: 'it is a folder',
  EEXIST: 'it is there already',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  EIO: 'the device reports an error',
};

/** Runs a file operation and tells its failure as IO_NOT_FOUND or IO_FAILED with what was tried on which path. */
export function withIoErrors<Result>(doing: string, path: string, operation: () => Result): Result {
  try {
    return operation();
  } catch (error) {
    throw ioError(doing, path, error);
  }
}

/** The operational error for a failed file operation; other errors are given back as they are. */
export function ioError(doing: string, path: string, error: unknown): unknown {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  if (error instanceof BaseError || code === undefined) return error;
  const details = { facts: { path, system: code }, cause: error };
  if (code === 'ENOENT')
    return new BaseError('IO_NOT_FOUND', `cannot ${doing} ${path}: it does not exist`, details);
  return new BaseError('IO_FAILED', `cannot ${doing} ${path}: ${WORDS[code] ?? code}`, details);
}
