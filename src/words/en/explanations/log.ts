import type { Explanations } from '../../explanation.js'

export const log = {
  'log.line-ends': {
    means:
      'The lines of the log end in another way than they were written: a program has put a carriage return before each line break, as Windows has them.',
    cost: 'Nothing was believed of it. Each entry is known by a hash over exactly its characters; what else was changed cannot be told from it.',
    todo: 'Copy the log again from the machine that writes it, as it is. In git, switch core.autocrlf off.',
  },
  'log.malformed': {
    means: 'The file is not a log as Ringi writes it: one entry a line, each in one exact form.',
    cost: 'Nothing was concluded from it. A history that is only half understood would let a limit be passed.',
    todo: 'Check that it is the right file, and copy it again from the machine that wrote it, byte for byte.',
  },
  'log.version': {
    means: 'The log was written by a later version of Ringi, in a form that this one does not know.',
    cost: 'Nothing was concluded from it. What is not understood could be what matters.',
    todo: 'Use the version that wrote it, on this machine too.',
  },
  'log.tampered': {
    means:
      'Entries of the log were changed, moved, put in or taken out: each carries the hash of the one before it, and one of them does not fit. Or what the home keeps is not what the log tells of: a key, a vault or a policy that no entry knows, an entry whose record is gone, entries that the home has not announced.',
    cost: 'A signature could have been hidden, or a limit reset. Nothing is signed by a history that cannot be trusted.',
    todo: 'Do not sign on this machine. Compare the log with the copies and checkpoints that others keep, and find out who changed it and when.',
  },
  'log.truncated': {
    means: 'The log ends before an entry that it is known to have had, or is gone altogether.',
    cost: 'What was cut off may be the record of a signature. Limits by the day would be counted without it.',
    todo: 'Do not sign on this machine. Find out who cut it off; the copies that others keep show what is missing. To begin anew, set up a fresh home from the words and the vault file.',
  },
  'log.unfinished': {
    means:
      'Behind its last entry the log has the beginning of one that was never finished: a command was killed there.',
    cost: 'Nothing was lost: a signature leaves the machine only when its entry is whole and on the disk.',
    todo: 'Nothing needs to be done. The next command that logs something moves the beginning into a file of its own beside the log.',
  },
  'log.forked': {
    means: 'Two copies of one log tell different things from one entry on.',
    cost: 'One of them is false, or a home was copied and used twice. Each half of the history would have its own limits.',
    todo: 'Find out which copy comes from the machine that keeps the log, and who made the other one.',
  },
  'log.amount-changed': {
    means: 'Two entries name the same coin with different amounts. A coin has one amount for ever.',
    cost: 'Somebody was shown a false amount, and the difference would have gone to the miners as fee.',
    todo: 'Look up the coin with a node of your own, and find out where the proposal with the false amount came from.',
  },
  'log.coins-twice': {
    means: 'The same coins were proposed or signed in more than one transaction.',
    cost: 'Only one of them can be mined, and whoever has the finished other one can send it instead. It is usual where a fee was raised, and else a way to have a payment signed that nobody wanted.',
    todo: 'Make sure that the officers know of both and which one is meant. Spend the coins soon, so that the other can no longer be sent.',
  },
  'log.unattested': {
    means:
      'No checkpoint by a cosigner covers what a log of another machine says. With the policy’s checkpoints: required, such a log does not count for a proposal and accounts for no signature; otherwise this is a warning.',
    cost: 'Whoever can write to a copy of a log can write it anew, every hash included. A thief can date a proposal back, leave signatures out, or put in the one that he made.',
    todo: 'Have the machine that the log is from make a checkpoint (ringi log checkpoint), and give it with --history beside the log.',
  },
  'log.own-elsewhere': {
    means:
      'A key of this machine has written or signed for another log than that of this home. As a rule a machine was replaced, and its key was brought back from its words here; else somebody uses the key elsewhere.',
    cost: 'What was signed there counts for no limit on this machine as long as nobody knows of it: limits could be spent twice.',
    todo: 'When sign asks, say whether that machine is gone (--succeeds LOG for scripts). Give its log with --history, if there still is one: what it signed then counts here from then on. If nobody knows of such a machine, the key is in other hands: move the coins.',
  },
  'log.signature-missing': {
    means:
      'A machine has seen a cosigner’s signature of which the log of that cosigner’s own machine says nothing.',
    cost: 'Either the copy of that log is older than the signature, or the key was used somewhere else, past the log and its limits.',
    todo: 'Fetch a new copy of that machine’s log first. If the entry is still missing, treat the key as stolen: move the coins to a vault without it.',
  },
  'log.unwritable': {
    means: 'The log could not be written: the disk may be full, write-protected, or failing.',
    cost: 'Nothing was signed. A signature that no log tells of could never be accounted for.',
    todo: 'Make room or restore the permissions as the message says, and run the command again.',
  },
  'log.clock-set-back': {
    means: 'The clock of this machine is behind the last entry of its log.',
    cost: 'With the clock set back, what was signed today would count as tomorrow’s, and limits by the day as well as the log’s order would mean nothing.',
    todo: 'Set the clock right. If it is right and the last entry is from the future, the clock was wrong then: M cosigners of the vault sign what time it was with ringi log correct, and the log goes on from there.',
  },
  'log.clock-ahead': {
    means:
      'An entry of a log is later than this machine’s clock, by no more than clocks of offline machines differ.',
    cost: 'Which of the two clocks is wrong is not known. Windows of hours and waiting times can be off by as much.',
    todo: 'Compare both clocks with a watch, and set the wrong one right. How much is tolerated is a setting of the policy: clock-tolerance-minutes, 10 unless it says otherwise.',
  },
  'log.corrected-already': {
    means: 'This log has this very correction already.',
    cost: 'Nothing.',
    todo: 'Nothing; it is believed here.',
  },
  'log.nothing-to-correct': {
    means:
      'The log has no such entry, or the entry says no more than what the correction would put in its place.',
    cost: 'A correction that put a clock or a height further would stop everybody who believes it.',
    todo: 'Name the entry by its hash, and give an earlier time or a lower height than it has.',
  },
  'correction.disagrees': {
    means: 'The corrections that were given are not of the same entry, or do not say the same of it.',
    cost: 'What one cosigner has signed would have counted for something else.',
    todo: 'Give M corrections of one entry at a time; compare their values with each other.',
  },
  'cancel.unknown': {
    means: 'No log that is known here has a signed transaction with that txid, so its coins are not known.',
    cost: 'A cancellation of other coins cancels nothing.',
    todo: 'Give the file of the proposal instead of its txid, or the log of a machine that has signed it with --history, and the coins with --utxos and --prevtxs.',
  },
  'height.implausible': {
    means:
      'The height that was given cannot be: clock, spacing of blocks and the heights that logs know say that the chain is elsewhere.',
    cost: 'A height that is too high stays in the log: every later and right height would be behind it, and limits by blocks could not be counted. One that is too low makes a payment look older than it is.',
    todo: 'Look the height up again. If it is right, the clock is wrong, or a log has a wrong height: M cosigners can take that back with ringi log correct.',
  },
  'height.unconfirmed': {
    means:
      'The height that was given is more than 1,000 above the highest that the logs know, and nobody was there to type it once more.',
    cost: 'A mistyped height stays in the log: every right one after it would be refused.',
    todo: 'Look the height up again. If it is right, sign at a terminal and type it once more.',
  },
  'checkpoint.malformed': {
    means: 'The file is not a checkpoint as Ringi writes it.',
    cost: 'Nothing was concluded from it.',
    todo: 'Check that it is the right file, and copy it again from whoever keeps it.',
  },
  'checkpoint.bad-signature': {
    means:
      'The signature of the checkpoint is not by the cosigner whom it names, or it is of something else.',
    cost: 'Whoever forges a checkpoint can make a log that was cut off look whole.',
    todo: 'Do not trust this file. Find out where it comes from, and use the copy that the cosigner keeps.',
  },
  'checkpoint.other-log': {
    means: 'The checkpoint is of another log or another vault than the one given.',
    cost: 'Nothing was proven: it says nothing about this log.',
    todo: 'Take the checkpoint that was made on the machine that keeps this log.',
  },
  'log.rolled-back': {
    means:
      'Somebody knows an entry of this very log that the log does not have, or its last sealed entry is not the one that was named.',
    cost: 'The home was brought back from an old copy, or its log was cut back: what was signed since would not count, and limits would be passed.',
    todo: 'Do not sign on this machine. Compare with the copies and checkpoints that others keep, and with what was noted after the last signing.',
  },
} satisfies Partial<Explanations>
