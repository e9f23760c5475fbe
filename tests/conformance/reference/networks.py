"""Whole networks, as a user of PyTorch writes them."""

import torch
from torch import nn
from torch.nn import functional as F


class Basic(nn.Module):
    """torchvision's BasicBlock."""

    def __init__(self, channels, out, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, out, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(out)
        self.conv2 = nn.Conv2d(out, out, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(out)
        self.shortcut = None
        if stride != 1 or channels != out:
            self.shortcut = nn.Conv2d(channels, out, 1, stride, bias=False)

    def forward(self, x):
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        return F.relu(y + (x if self.shortcut is None else self.shortcut(x)))


class ResNet(nn.Module):
    """ResNet-18's depth and shape, for 32 x 32, an eighth as wide."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 8, 3, 1, 1, bias=False)
        self.bn = nn.BatchNorm2d(8)
        self.stage1 = nn.ModuleList([Basic(8, 8, 1), Basic(8, 8, 1)])
        self.down2, self.stage2 = Basic(8, 16, 2), Basic(16, 16, 1)
        self.down3, self.stage3 = Basic(16, 32, 2), Basic(32, 32, 1)
        self.down4, self.stage4 = Basic(32, 64, 2), Basic(64, 64, 1)
        self.head = nn.Linear(64, 10)

    def net(self, x):
        x = F.relu(self.bn(self.stem(x)))
        for block in [*self.stage1, self.down2, self.stage2, self.down3, self.stage3, self.down4, self.stage4]:
            x = block(x)
        return self.head(x.mean((2, 3)))


class Double(nn.Module):
    def __init__(self, channels, out):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, out, 3, padding=1)
        self.conv2 = nn.Conv2d(out, out, 3, padding=1)

    def forward(self, x):
        return F.relu(self.conv2(F.relu(self.conv1(x))))


class UNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.down1, self.down2, self.bottom = Double(1, 4), Double(4, 8), Double(8, 16)
        self.up2, self.up1 = nn.ConvTranspose2d(16, 8, 2, 2), nn.ConvTranspose2d(8, 4, 2, 2)
        self.join2, self.join1 = Double(16, 8), Double(8, 4)
        self.out = nn.Conv2d(4, 2, 1)

    def net(self, x):
        a = self.down1(x)
        b = self.down2(F.max_pool2d(a, 2))
        c = self.bottom(F.max_pool2d(b, 2))
        b = self.join2(torch.cat([self.up2(c), b], 1))
        return self.out(self.join1(torch.cat([self.up1(b), a], 1)))


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(20, 8)
        self.lstm = nn.LSTM(8, 6, num_layers=2, bidirectional=True, batch_first=True)
        self.tags = nn.Linear(12, 5)

    def net(self, x):
        return self.tags(self.lstm(self.words(x))[0])


class GptBlock(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(16), nn.LayerNorm(16)
        self.attention = nn.MultiheadAttention(16, 4, batch_first=True)
        self.expand, self.contract = nn.Linear(16, 64), nn.Linear(64, 16)

    def forward(self, x):
        y = self.norm1(x)
        mask = nn.Transformer.generate_square_subsequent_mask(x.shape[1])
        x = x + self.attention(y, y, y, attn_mask=mask, is_causal=True, need_weights=False)[0]
        return x + self.contract(F.gelu(self.expand(self.norm2(x))))


class Gpt(nn.Module):
    """The output layer shares the embedding's weights."""

    def __init__(self):
        super().__init__()
        self.token = nn.Embedding(24, 16)
        self.position = nn.Parameter(torch.randn(10, 16) * 0.02)
        self.blocks = nn.ModuleList([GptBlock(), GptBlock()])
        self.norm = nn.LayerNorm(16)

    def net(self, x):
        x = self.token(x) + self.position
        for block in self.blocks:
            x = block(x)
        return self.norm(x) @ self.token.weight.t()


class Translator(nn.Module):
    """Encoder and decoder; the first six tokens are the source, the others the target."""

    def __init__(self):
        super().__init__()
        self.source, self.target = nn.Embedding(15, 8), nn.Embedding(15, 8)
        self.encoder = nn.TransformerEncoderLayer(8, 2, 16, 0.0, batch_first=True)
        self.decoder = nn.TransformerDecoderLayer(8, 2, 16, 0.0, batch_first=True)
        self.words = nn.Linear(8, 15)

    def net(self, x):
        both = F.one_hot(x, 15).float()
        memory = self.encoder(both[:, :6] @ self.source.weight)
        y = both[:, 6:] @ self.target.weight
        mask = nn.Transformer.generate_square_subsequent_mask(y.shape[1])
        return self.words(self.decoder(y, memory, tgt_mask=mask, tgt_is_causal=True))


class Vae(nn.Module):
    """The last four numbers of the input are the noise of the reparameterisation."""

    def __init__(self):
        super().__init__()
        self.encode, self.mean, self.spread = nn.Linear(12, 16), nn.Linear(16, 4), nn.Linear(16, 4)
        self.decode, self.out = nn.Linear(4, 16), nn.Linear(16, 12)

    def net(self, x):
        x, noise = x[:, :12], x[:, 12:]
        h = torch.tanh(self.encode(x))
        mean, log_variance = self.mean(h), self.spread(h)
        z = mean + noise * torch.exp(log_variance * 0.5)
        rebuilt = torch.sigmoid(self.out(torch.tanh(self.decode(z))))
        divergence = -0.5 * (1 + log_variance - mean**2 - log_variance.exp()).sum(1, keepdim=True)
        return torch.cat([rebuilt, divergence], 1)


class Bent(nn.Linear):
    """An activation with a parameter of its own, after a layer."""

    def __init__(self, units, out):
        super().__init__(units, out)
        self.activation = nn.PReLU()

    def forward(self, x):
        return self.activation(super().forward(x))
