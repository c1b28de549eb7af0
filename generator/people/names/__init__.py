"""What can be known about personal names without a text: tables, case forms, parts, spellings, comparison."""
