"""A request as code to take along: command lines, programs and .http files, all made from what the encoder gives."""
